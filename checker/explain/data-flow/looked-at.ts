import type { Property } from '../../language/index.js';
import { changesBetween } from '../../trace/index.js';
import type { Rerun } from '../rerun.js';
import { type Bits, include, overwrite } from './bits.js';
import type { DataFlow } from './flow.js';
import { ask, type Predicate, predicatesIn } from './predicates.js';

/**
 * Of each step, the fields that it changed and that a property looks at: in the state, or step, that decides it, else in
 * those of the whole run.
 */
export function fieldsLookedAt(flow: DataFlow, run: Rerun, property: Property): readonly (readonly string[])[] {
  const looked = readsOf(flow, property);
  return run.trace.steps.map((_, position) => fieldsAmong(flow, position + 1, looked));
}

function readsOf(flow: DataFlow, property: Property): Bits {
  const { model, words } = flow;
  const end = words.at(-1) ?? new Int32Array(0);
  const reads = new Int32Array(end.length);
  const look = (predicate: Predicate, at: Int32Array) => {
    try {
      include(reads, model.readIn(at, (s) => ask(predicate, s)).reads);
    } catch {
      // Of some states nobody has asked.
    }
  };
  switch (property.form) {
    case 'always':
      if (property.given !== undefined) look(property.given, end);
      look(property.holds, end);
      break;
    case 'reachable':
      look(property.holds, end);
      break;
    case 'alwaysStep': {
      const { given, holds } = property;
      const before = words.at(-2) ?? end;
      const isKept = (b: unknown, s: unknown) => (given === undefined || ask(given, b, s)) && ask(holds, b, s);
      include(reads, model.readInStep(before, end, isKept).reads);
      break;
    }
    case 'deadlockFree':
      include(reads, model.possibleIn(end).refusals);
      break;
    case 'refines':
      break;
    case 'within':
      for (const each of words) for (const predicate of [property.premise, property.conclusion]) look(predicate, each);
      break;
    default:
      for (const each of words) for (const predicate of predicatesIn(property.formula)) look(predicate, each);
  }
  return reads;
}

/** Which fields a step changed by some bits: where the state before and after it differ in these alone. */
function fieldsAmong({ model, words }: DataFlow, step: number, bits: Bits): readonly string[] {
  const [before, after] = [words[step - 1], words[step]];
  if (before === undefined || after === undefined) return [];
  const mixed = after.slice();
  overwrite(mixed, bits, before);
  try {
    return changesBetween(model.instance.fields, model.shown(mixed), model.shown(after)).map(({ field }) => field);
  } catch {
    // Some bits of a value that was replaced as a whole may be those of none.
    return [];
  }
}
