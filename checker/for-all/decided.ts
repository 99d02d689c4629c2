import { counted, type Decided, number, reasonOfStop } from '../verdict/index.js';
import type { InputProperty } from './property.js';
import type { Found, Tried } from './tried.js';

/** What the inputs that were tried say about a property. Only all of them can say that it holds. */
export function decidedOf({ form }: InputProperty, tried: Tried, seed: number): Decided {
  const { found, cases } = tried;
  const isWhole = tried.of === tried.tried;
  if (found !== undefined) {
    const word = form === 'forSome' ? 'reached' : 'violated';
    const verdict = form === 'forSome' ? 'holds' : 'violated';
    return { verdict, reason: `${word} by ${nameOf(found, tried, seed)}`, vacuous: false, cases };
  }
  if (tried.of !== null && !isWhole) {
    return { verdict: 'inconclusive', reason: soFar(tried, tried.of), vacuous: false, cases };
  }
  const inputs = isWhole ? `all ${counted(tried.tried, 'input')}` : drawnInWords(tried, seed);
  if (form === 'forSome') {
    return { verdict: isWhole ? 'violated' : 'inconclusive', reason: `by none of ${inputs}`, vacuous: false, cases };
  }
  if (cases === 0) {
    return isWhole
      ? { verdict: 'holds', reason: `vacuously: its premise held for none of ${inputs}`, vacuous: true, cases }
      : { verdict: 'inconclusive', reason: `its premise held for none of ${inputs}`, vacuous: tried.tried > 0, cases };
  }
  const premise = cases === tried.tried ? '' : `; its premise held for ${number(cases)}`;
  return isWhole
    ? { verdict: 'holds', reason: `${inputs}${premise}`, vacuous: false, cases }
    : { verdict: 'unrefuted', reason: `by none of ${inputs}${premise}`, vacuous: false, cases };
}

/** "input 129 of 16,512, the first in order", "input 35 drawn with seed 1, made smaller 12 times". */
function nameOf({ number: which, shrinks }: Found, { of }: Tried, seed: number): string {
  if (of !== null) return `input ${number(which)} of ${number(of)}`;
  return `input ${number(which)} drawn with seed ${seed}${shrinks ? `, made smaller ${timesInWords(shrinks)}` : ''}`;
}

function timesInWords(times: number): string {
  return times === 1 ? 'once' : `${number(times)} times`;
}

/** "10,000 inputs drawn with seed 1"; and why there are no more, if there should be. */
function drawnInWords({ tried, ending }: Tried, seed: number): string {
  return `${counted(tried, 'input')} drawn with seed ${seed}${ending === undefined ? '' : ` (${reasonOfStop(ending)})`}`;
}

function soFar({ tried, ending }: Tried, of: number): string {
  const much = `${number(tried)} of ${counted(of, 'input')}`;
  return ending === undefined ? `only ${much} tried` : `${reasonOfStop(ending)} at ${much}`;
}
