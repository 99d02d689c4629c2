import type { Watch } from '../explore/index.js';
import type { FiniteInputs } from './finite-inputs.js';
import type { Outcome } from './judge.js';
import type { Trial } from './property.js';
import { noStates, type Tried } from './tried.js';

/** Tries every input in turn, until one decides. */
export async function goThrough(
  all: FiniteInputs<Trial>,
  judge: (trial: Trial) => Outcome,
  watch: Watch,
): Promise<Tried> {
  let cases = 0;
  for (let position = 0; position < all.size; position++) {
    const ending = watch.isSliceOver ? await watch.rest(noStates) : undefined;
    if (ending !== undefined) return { of: all.size, tried: position, cases, found: undefined, ending };
    const trial = all.at(position);
    const outcome = judge(trial);
    if (outcome !== 'idle') cases += 1;
    if (outcome === 'decides' || outcome === 'throws') {
      const number = position + 1;
      const found = { trial: all.at(position), outcome, number, shrinks: null, path: String(number) };
      return { of: all.size, tried: number, cases, found, ending: undefined };
    }
  }
  return { of: all.size, tried: all.size, cases, found: undefined, ending: undefined };
}

/** Tries the input of this number, from 1, and no other. @throws RangeError if there is none */
export function tryOne(all: FiniteInputs<Trial>, path: string, judge: (trial: Trial) => Outcome): Tried {
  const number = /^\d+$/.test(path) ? Number(path) : Number.NaN;
  if (!(number >= 1 && number <= all.size)) throw new RangeError(`it is a number from 1 to ${all.size}`);
  const trial = all.at(number - 1);
  const outcome = judge(trial);
  const isFound = outcome === 'decides' || outcome === 'throws';
  const found = isFound ? { trial: all.at(number - 1), outcome, number, shrinks: null, path } : undefined;
  return { of: all.size, tried: 1, cases: outcome === 'idle' ? 0 : 1, found, ending: undefined };
}
