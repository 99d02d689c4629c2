import { type Formula, operandsOf } from '../language/index.js';

/** What is true at one point of a run: of a formula and all of its parts, whether they hold from there on. */
export type Atom = ReadonlyMap<Formula, boolean>;

type TemporalFormula = Extract<
  Formula,
  { operator: 'next' | 'eventually' | 'always' | 'until' | 'release' | 'weakUntil' }
>;

/**
 * The tableau of a formula: which atoms there can be at a state, and which may follow one another (Lichtenstein and
 * Pnueli, "Checking that finite state concurrent programs satisfy their linear specification", POPL 1985). An atom
 * claims something about the future; expansion laws hold it to that from each point to the next, and a claim that
 * something will happen must be kept, which the laws alone cannot see.
 */
export class Tableau {
  /** Each part after its own parts, the formula itself last. */
  readonly #closure: readonly Formula[];
  readonly #temporal: readonly TemporalFormula[];

  constructor(readonly formula: Formula) {
    this.#closure = [...new Set(withParts(formula))];
    this.#temporal = this.#closure.filter(isTemporal);
  }

  /** The atoms at a state, in which `isTrue` says what is true now. */
  atoms(isTrue: (now: Extract<Formula, { operator: 'now' }>) => boolean): Atom[] {
    let atoms: ReadonlyMap<Formula, boolean>[] = [new Map()];
    for (const formula of this.#closure) {
      atoms = atoms.flatMap((atom) => {
        const truths = formula.operator === 'now' ? [isTrue(formula)] : possibleTruths(formula, atom);
        return truths.map((truth) => new Map([...atom, [formula, truth]]));
      });
    }
    return atoms;
  }

  /** Whether what an atom claims agrees with the one at the next point. */
  follows(atom: Atom, next: Atom): boolean {
    return this.#temporal.every((formula) => {
      const later = truthIn(next, formula.operator === 'next' ? formula.of : formula);
      return truthIn(atom, formula) === expansion(formula, atom, later);
    });
  }

  /**
   * Whether a cycle with these atoms keeps its claims: for each temporal part, somewhere on it nothing is claimed of a
   * future that would have to come (that ◇ is true, or that □ is not), or it comes.
   */
  isFulfilled(atoms: readonly Atom[]): boolean {
    return this.#temporal.every((formula) => atoms.some((atom) => isSettled(formula, atom)));
  }
}

/** Whether a formula holds, in an atom of its tableau or one of which it is a part. */
export function truthIn(atom: Atom, formula: Formula): boolean {
  const truth = atom.get(formula);
  if (truth === undefined) throw new Error(`an atom that says nothing of "${formula.operator}"`);
  return truth;
}

function withParts(formula: Formula): Formula[] {
  return [...operandsOf(formula).flatMap(withParts), formula];
}

function isTemporal(formula: Formula): formula is TemporalFormula {
  return !['now', 'not', 'and', 'or', 'implies'].includes(formula.operator);
}

/** What may be true of a formula, given the truth of its parts: of a temporal one, what the future may make of it. */
function possibleTruths(formula: Exclude<Formula, { operator: 'now' }>, atom: Atom): boolean[] {
  switch (formula.operator) {
    case 'not':
      return [!truthIn(atom, formula.of)];
    case 'and':
      return [formula.of.every((part) => truthIn(atom, part))];
    case 'or':
      return [formula.of.some((part) => truthIn(atom, part))];
    case 'implies':
      return [!truthIn(atom, formula.premise) || truthIn(atom, formula.conclusion)];
    default:
      return [...new Set([expansion(formula, atom, true), expansion(formula, atom, false)])];
  }
}

/** The expansion law: what is true now, if `later` is true of the formula at the next point (of ○, of its part there). */
function expansion(formula: TemporalFormula, atom: Atom, later: boolean): boolean {
  switch (formula.operator) {
    case 'next':
      return later;
    case 'eventually':
      return truthIn(atom, formula.of) || later;
    case 'always':
      return truthIn(atom, formula.of) && later;
    case 'until':
    case 'weakUntil':
      return truthIn(atom, formula.right) || (truthIn(atom, formula.left) && later);
    case 'release':
      return truthIn(atom, formula.right) && (truthIn(atom, formula.left) || later);
  }
}

/** Whether an atom claims nothing that must still come, or it has come. */
function isSettled(formula: TemporalFormula, atom: Atom): boolean {
  const isTrue = truthIn(atom, formula);
  switch (formula.operator) {
    case 'next':
      return true;
    case 'eventually':
      return !isTrue || truthIn(atom, formula.of);
    case 'until':
      return !isTrue || truthIn(atom, formula.right);
    case 'always':
      return isTrue || !truthIn(atom, formula.of);
    case 'release':
      return isTrue || !truthIn(atom, formula.right);
    case 'weakUntil':
      return isTrue || !(truthIn(atom, formula.left) || truthIn(atom, formula.right));
  }
}
