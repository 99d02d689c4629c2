import { type Formula, operandsOf } from '../../language/index.js';
import { trueOfLasso } from '../../plain/index.js';
import { type Question, questionOf } from '../../temporal/index.js';

/** Follows a finite run, state by state, and says what it still owes a formula where it ends. */
export interface Monitor {
  /** A run begins. */
  begin(): void;
  /** The run has come to a state, after so many steps. @throws what the formula's questions throw */
  see(state: unknown, step: number): void;
  /** For how many steps of a run of so many it has waited, at the end or at least, for something to come true; −1 if for nothing. */
  waited(steps: number): number;
  /** Whether the formula is false of the run if that stays in its last state for ever. */
  isBrokenByStopping(steps: number): boolean;
  /** After how many steps of the run what is owed began to be; −1 if nothing is. */
  readonly owedSince: number;
  /** After how many steps something began to be owed, each time, whether it has come since or not. */
  readonly beginnings: readonly number[];
  /**
   * Whether what is owed may be out in a state: from where it began to be, a run on which it never comes has only such
   * states. Of most formulas nothing is known but that it may.
   */
  isOut(state: unknown): boolean;
  /** In how many states of all runs so far the premise held; undefined if there is none. */
  readonly cases: number | undefined;
  /** What a run shows that has waited for so many steps: "something not seen within 200 steps". */
  describe(steps: string): string;
}

/** The monitor for a formula: one that measures waiting where the form says for what. */
export function monitorOf(formula: Formula): Monitor {
  return (
    (formula.operator === 'eventually' && monitorOfEventually(formula.of)) ||
    (formula.operator === 'always' && monitorOfAlways(formula.of)) ||
    new Recorder(formula)
  );
}

function monitorOfEventually(of: Formula): Monitor | undefined {
  if (of.operator === 'always') {
    const settled = questionOf(of.of);
    return settled && new Settling(new Asked(settled));
  }
  const happens = questionOf(of);
  return (
    happens &&
    new Response(
      (_, step) => step === 0,
      new Asked(happens),
      false,
      (steps) => `it not seen within ${steps}`,
    )
  );
}

function monitorOfAlways(of: Formula): Monitor | undefined {
  if (of.operator === 'eventually') {
    const happens = questionOf(of.of);
    return (
      happens &&
      new Response(
        () => true,
        new Asked(happens),
        false,
        (steps) => `it not seen again within ${steps}`,
      )
    );
  }
  if (of.operator !== 'implies' || of.conclusion.operator !== 'eventually') return undefined;
  const [premise, conclusion] = [questionOf(of.premise), questionOf(of.conclusion.of)];
  if (premise === undefined || conclusion === undefined) return undefined;
  const asked = new Asked(premise);
  const describe = (steps: string) => `its conclusion not seen within ${steps} of its premise`;
  return new Response((state) => asked.of(state), new Asked(conclusion), true, describe);
}

/** A question that states are asked one after another. */
class Asked {
  #state: unknown;
  readonly #ask = (holds: (state: never) => boolean): boolean =>
    Boolean((holds as (state: unknown) => boolean)(this.#state));

  constructor(private readonly question: Question) {}

  of(state: unknown): boolean {
    this.#state = state;
    return this.question(this.#ask);
  }
}

/** Something has to come whenever something else has: ◇, □◇ and ⇝. */
class Response implements Monitor {
  owedSince = -1;
  readonly beginnings: number[] = [];
  #cases = 0;

  constructor(
    private readonly isCase: (state: unknown, step: number) => boolean,
    private readonly conclusion: Asked,
    private readonly hasPremise: boolean,
    readonly describe: (steps: string) => string,
  ) {}

  get cases(): number | undefined {
    return this.hasPremise ? this.#cases : undefined;
  }

  begin(): void {
    this.owedSince = -1;
    this.beginnings.length = 0;
  }

  see(state: unknown, step: number): void {
    const isCase = this.isCase(state, step);
    if (isCase) this.#cases += 1;
    if (this.conclusion.of(state)) this.owedSince = -1;
    else if (isCase && this.owedSince < 0) {
      this.owedSince = step;
      this.beginnings.push(step);
    }
  }

  isOut(state: unknown): boolean {
    return !this.conclusion.of(state);
  }

  waited(steps: number): number {
    return this.owedSince < 0 ? -1 : steps - this.owedSince;
  }

  isBrokenByStopping(): boolean {
    return this.owedSince >= 0;
  }
}

/** Something has to become true for good: ◇□. */
class Settling implements Monitor {
  readonly cases = undefined;
  readonly beginnings = [];
  /** After how many steps it was false last. */
  owedSince = -1;

  constructor(private readonly settled: Asked) {}

  begin(): void {
    this.owedSince = -1;
  }

  see(state: unknown, step: number): void {
    if (!this.settled.of(state)) this.owedSince = step;
  }

  isOut(): boolean {
    return true;
  }

  waited(): number {
    return this.owedSince;
  }

  isBrokenByStopping(steps: number): boolean {
    return this.owedSince === steps;
  }

  describe(steps: string): string {
    return `it false again after ${steps} or more`;
  }
}

/** Keeps what a formula asks of each state. Only where a run stops it is known what that says. */
class Recorder implements Monitor {
  readonly cases = undefined;
  readonly owedSince = -1;
  readonly beginnings = [];
  readonly #atoms: readonly ((state: never) => boolean)[];
  /** By step, and in it by atom: whether that is true. */
  #truths = new Uint8Array(1024);

  constructor(private readonly formula: Formula) {
    this.#atoms = [...new Set(atomsOf(formula))];
  }

  begin(): void {}

  see(state: unknown, step: number): void {
    const first = step * this.#atoms.length;
    if (first + this.#atoms.length > this.#truths.length) {
      const longer = new Uint8Array(2 * this.#truths.length + this.#atoms.length);
      longer.set(this.#truths);
      this.#truths = longer;
    }
    for (let atom = 0; atom < this.#atoms.length; atom++) {
      const holds = this.#atoms[atom] as ((state: unknown) => boolean) | undefined;
      this.#truths[first + atom] = Number(Boolean(holds?.(state)));
    }
  }

  isOut(): boolean {
    return true;
  }

  waited(): number {
    return -1;
  }

  isBrokenByStopping(steps: number): boolean {
    const judge = (holds: (state: never) => boolean, step: number) =>
      this.#truths[step * this.#atoms.length + this.#atoms.indexOf(holds)] === 1;
    return !trueOfLasso(this.formula, { length: steps + 1, loopStart: steps }, judge);
  }

  describe(): string {
    return 'it false, where nothing more could happen';
  }
}

function* atomsOf(formula: Formula): Generator<(state: never) => boolean> {
  if (formula.operator === 'now') yield formula.holds;
  for (const operand of operandsOf(formula)) yield* atomsOf(operand);
}
