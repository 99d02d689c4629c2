import { match, P } from 'ts-pattern';
import type { CheckResult, PropertyResult } from '../../checker/index.js';
import { isWitness, verdictWord } from '../verdict.js';
import { counted, duration, roughly } from '../wording/index.js';
import type { SweepCell } from './document.js';

/** What a cell of a sweep says of a property. */
export interface CellText {
  /** The property as it came out; null where nothing was checked. */
  readonly property: PropertyResult | null;
  /** "holds", "violated after 8 steps", "not finished: 60 s", "not a model". */
  readonly outcome: string;
  /** How many states that took, for an answer that rests on their number; "1,234 states", "1.2 million states". */
  readonly states: string | null;
  /** What is too long for a cell: why there is no model, or what it is at fault with. */
  readonly note: string | null;
}

/** What a cell says of the property with this id. */
export function textOfCell(cell: SweepCell, id: string): CellText {
  const { result, outcome, because } = cell;
  const without = { property: null, states: null };
  return match({ result, outcome })
    .with({ result: P.nonNullable }, ({ result: found }) => textOfResult(found, id))
    .with({ outcome: 'no model' }, () => ({ ...without, outcome: 'not a model', note: because }))
    .with({ outcome: 'refused' }, () => ({ ...without, outcome: 'refused', note: because }))
    .with({ outcome: P.union('not begun', 'checked') }, () => ({ ...without, outcome: 'not begun', note: null }))
    .exhaustive();
}

function textOfResult(result: CheckResult, id: string): CellText {
  const property = result.properties.find((each) => each.id === id) ?? null;
  if (property === null) return { property, outcome: 'not asked here', states: null, note: null };
  if (property.verdict === 'inconclusive') return { property, ...textOfOpen(result, property) };
  const rests = property.verdict === 'holds' ? !isWitness(property) : isWitness(property);
  return {
    property,
    outcome: outcomeText(property),
    states: rests || property.verdict === 'unrefuted' ? statesIn(result) : null,
    note: null,
  };
}

/** Why a property is undecided: "not finished: 60 s". */
function textOfOpen(result: CheckResult, { reason }: PropertyResult): Omit<CellText, 'property'> {
  const states = `${roughly(result.distinctStates)} states`;
  const { failure, interrupted, ranOut, complete, storage } = result;
  return match({ failure: failure?.kind ?? null, interrupted, ranOut })
    .with({ failure: 'model' }, () => ({ outcome: 'the model is at fault', states: null, note: reason }))
    .with({ failure: 'disagreement' }, () => ({ outcome: 'no verdict', states: null, note: reason }))
    .with({ interrupted: true }, () => ({ outcome: 'not finished: interrupted', states, note: null }))
    .with({ ranOut: 'time' }, () => ({ outcome: `not finished: ${duration(result.seconds)}`, states, note: null }))
    .with({ ranOut: 'memory' }, () => ({ outcome: 'not finished: memory', states, note: null }))
    .with({ ranOut: 'depth' }, () => ({ outcome: `not finished: depth ${result.depth}`, states, note: null }))
    .with({ ranOut: 'states' }, () => ({ outcome: 'not finished', states, note: null }))
    .with({ ranOut: null }, () =>
      complete && storage !== 'exact'
        ? { outcome: 'not refuted: states may be missed', states, note: null }
        : { outcome: 'undecided', states, note: reason },
    )
    .exhaustive();
}

/** "1,234 states"; by symmetry and reduction they stand for more, which is said where it was asked for. */
function statesIn({ distinctStates, inputs }: CheckResult): string {
  return inputs === undefined ? counted(distinctStates, 'state') : counted(inputs.tried, 'input');
}

/** What came out of a property in a few words: "holds", "holds vacuously", "violated after 8 steps", "reached after 3 steps". */
export function outcomeText(property: PropertyResult): string {
  const { trace, vacuous, verdict } = property;
  const word = verdictWord(property);
  if (trace === undefined || verdict === 'inconclusive') return vacuous ? `${word} vacuously` : word;
  const { length } = trace.steps;
  if (trace.loop === null) return `${word} after ${counted(length, 'step')}`;
  // What is left to happen does not: the run stays in its last state.
  if (trace.loop.start === length)
    return `${word}, stops ${length === 0 ? 'at once' : `after ${counted(length, 'step')}`}`;
  return `${word}, an endless run of ${counted(length, 'step')}`;
}
