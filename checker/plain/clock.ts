/** What the clock must know of, and do to, a countdown. */
export interface Ticking {
  /** Its path in the state. */
  readonly field: string;
  /** Units of time until it next becomes due or reaches its latest time; undefined if it never will again. 0 while time must wait for it. */
  readonly untilNextMoment: number | undefined;
  /** Lets time pass, no more than until its next moment. */
  pass(duration: number): void;
}

/** The clock by which all countdowns of one state run. */
export class Clock {
  readonly #countdowns: Ticking[] = [];
  #starts = 0;

  /** @param step of how many units of time all durations are multiples */
  constructor(readonly step: number) {}

  add(countdown: Ticking): void {
    this.#countdowns.push(countdown);
  }

  /** To be called when a countdown is started. */
  started(): void {
    this.#starts += 1;
  }

  /** How often a countdown was started. */
  get starts(): number {
    return this.#starts;
  }

  /** The path of the first countdown for which time must wait, if there is one. */
  get waitsFor(): string | undefined {
    return this.#countdowns.find(({ untilNextMoment }) => untilNextMoment === 0)?.field;
  }

  /** Units of time until something happens to some countdown, or undefined if nothing does. */
  get untilNextMoment(): number | undefined {
    const ahead = this.#countdowns.flatMap(({ untilNextMoment }) => untilNextMoment ?? []);
    return ahead.length === 0 ? undefined : Math.min(...ahead);
  }

  pass(duration: number): void {
    for (const countdown of this.#countdowns) countdown.pass(duration);
  }
}
