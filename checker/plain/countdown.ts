import { DomainError } from '../errors.js';
import type { Countdown, CountdownView } from '../language/index.js';
import type { Snapshot } from '../result.js';
import type { Clock, Ticking } from './clock.js';
import type { Journal } from './journal.js';
import type { Part } from './part.js';
import { namesIn } from './snapshots.js';

/** In units of time from now; `latest` may be `Infinity`. */
interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/** A countdown: off, or the span of time that remains. */
export class PlainCountdown implements Part, Ticking {
  readonly view: CountdownView;
  #span: Span | undefined;

  constructor(
    private readonly type: Countdown,
    readonly field: string,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {
    clock.add(this);
    this.view = this.#makeView();
  }

  get untilNextMoment(): number | undefined {
    if (this.#span === undefined) return undefined;
    const { earliest, latest } = this.#span;
    if (earliest > 0) return earliest;
    return latest === Number.POSITIVE_INFINITY ? undefined : latest;
  }

  pass(duration: number): void {
    if (this.#span === undefined) return;
    this.journal.write(this.field);
    const { earliest, latest } = this.#span;
    this.#span = { earliest: Math.max(0, earliest - duration), latest: latest - duration };
  }

  reset(): void {
    this.#span = undefined;
  }

  snapshot(): Snapshot {
    if (this.#span === undefined) return 'off';
    const { earliest, latest } = this.#span;
    if (earliest === latest) return { due: earliest };
    return latest === Number.POSITIVE_INFINITY ? { from: earliest } : { from: earliest, by: latest };
  }

  restore(snapshot: Snapshot | undefined): void {
    if (snapshot === 'off') {
      this.#span = undefined;
      return;
    }
    const { due, from = due, by = due ?? Number.POSITIVE_INFINITY } = namesIn(snapshot, this.field);
    this.#span = this.#spanOf(from, by);
  }

  /** The view is an object of its own: what remains must not be read, by a model that nobody compiled either. */
  #makeView(): CountdownView {
    const isRunning = () => this.#span !== undefined;
    const isDue = () => this.#span?.earliest === 0;
    return Object.freeze({
      get isRunning() {
        return isRunning();
      },
      get isDue() {
        return isDue();
      },
      start: (earliest: number, latest: number = earliest) => {
        this.journal.write(this.field);
        this.#span = this.#spanOf(earliest, latest);
        this.clock.started();
      },
      stop: () => {
        this.journal.write(this.field);
        this.#span = undefined;
      },
    });
  }

  #spanOf(earliest: unknown, latest: unknown): Span {
    const bound = `a duration from 0 to ${this.type.max} in steps of ${this.clock.step}`;
    if (!this.#isDuration(earliest)) throw new DomainError(this.field, earliest, bound);
    if (latest !== Number.POSITIVE_INFINITY && !this.#isDuration(latest)) {
      throw new DomainError(this.field, latest, `${bound}, or Infinity`);
    }
    if (latest < earliest) {
      throw new DomainError(this.field, latest, 'a latest time, which does not lie before the earliest');
    }
    return { earliest, latest };
  }

  #isDuration(value: unknown): value is number {
    return typeof value === 'number' && value >= 0 && value <= this.type.max && value % this.clock.step === 0;
  }
}
