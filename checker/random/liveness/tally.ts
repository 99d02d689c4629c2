import type { AssumedFairness } from '../../language/index.js';
import type { Trace } from '../../result.js';
import type { PropertyOfRuns } from '../../temporal/index.js';
import { counted, type Decided, number, reasonOfViolation } from '../../verdict/index.js';
import { monitorOf } from './monitor.js';

/** What walks have shown of a property of whole runs. */
export interface Tally {
  /** How many walks were looked at. */
  readonly walks: number;
  /** How many states they came to, counted each time. */
  readonly states: number;
  /** In how many of these its premise held; null if it has none, or walks were not asked. */
  readonly cases: number | null;
  /** How many walks ended while something that it asks for had been out for long, or where nothing more could happen; null if they were not asked. */
  readonly open: number | null;
  /** In the surroundings of how many walks a run was searched that violates it. */
  readonly searched: number;
}

/** What the walks of both have shown. */
export function together(some: Tally, others: Tally): Tally {
  const sum = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other);
  return {
    walks: some.walks + others.walks,
    states: some.states + others.states,
    cases: sum(some.cases, others.cases),
    open: sum(some.open, others.open),
    searched: some.searched + others.searched,
  };
}

/** A run near a walk that violates a property, confirmed. */
export interface Violation {
  readonly trace: Trace;
  /** How it violates it, where the property does not say so itself. */
  readonly clause: string | null;
}

/** All that bears on the verdict about a property of whole runs. */
export interface Walked {
  readonly tally: Tally;
  readonly violation: Violation | undefined;
  /** After so many steps something that a property asks for has been out for long. */
  readonly patience: number;
  readonly fairness: AssumedFairness;
}

/**
 * What random walks say about a property of whole runs. A walk that ends is no run that goes on for ever: that something
 * was not seen on it leaves the property open. Only a run that closes, found near a walk and confirmed, violates it.
 */
export function decidedByWalks(property: PropertyOfRuns, { tally, violation, patience, fairness }: Walked): Decided {
  const { walks, states, cases, open } = tally;
  const decided = { vacuous: false, cases: cases ?? states };
  if (violation !== undefined) {
    return { ...decided, verdict: 'violated', reason: reasonOfViolation(property, violation.trace, violation.clause) };
  }
  const ofWalks = `of ${counted(walks, 'walk')} looked at`;
  if (walks === 0) return { ...decided, verdict: 'inconclusive', reason: 'no walk was looked at' };
  if (cases === 0) {
    return { ...decided, verdict: 'inconclusive', reason: `its premise held in no state ${ofWalks}` };
  }
  const runs = property.form === 'within' || fairness === 'none' ? 'no run' : 'no fair run';
  const [verdict, ended] =
    open === null || !('formula' in property)
      ? (['unrefuted', ''] as const)
      : ([
          open === 0 ? 'unrefuted' : 'inconclusive',
          `${open === 0 ? 'none' : number(open)} ${ofWalks} ended with ${describe(property, patience)}; `,
        ] as const);
  const near = ended === '' ? `near ${number(tally.searched)} ${ofWalks}` : `near ${number(tally.searched)} of them`;
  return { ...decided, verdict, reason: `${ended}${runs} that violates it was found ${near}` };
}

function describe({ formula }: Extract<PropertyOfRuns, { formula: unknown }>, patience: number): string {
  return monitorOf(formula).describe(counted(patience, 'step'));
}
