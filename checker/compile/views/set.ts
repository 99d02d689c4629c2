import type { SetOf } from '../../language/index.js';
import { valuesIn } from '../columns.js';
import { type Bits, emitBits } from './bitset.js';
import { emitClass, type Site, type ViewName } from './view.js';

/** A set of values of a finite domain: one bit for each. */
export function emitSet({ of }: SetOf<unknown>, site: Site): ViewName {
  const { emitter } = site;
  const bits: Bits = emitBits(site, valuesIn(of));
  const code = emitter.encode(of, 'c', 'v', `a value in ${site.path}`);
  const value = emitter.decode(of, 'c');
  const each = `for (let c = 0; c < ${of.size}; c++)`;
  return emitClass(site, 'Set', [
    `has(v) { ${code} return ${bits.has('c')}; }`,
    `add(v) { ${code} ${bits.add('c')} }`,
    `delete(v) { ${code} ${bits.remove('c')} }`,
    `clear() { ${bits.clear} }`,
    'reset() { this.clear(); }',
    `get size() { return ${bits.size}; }`,
    `get isEmpty() { return ${bits.size} === 0; }`,
    `get isFull() { return ${bits.size} === ${of.size}; }`,
    `every(test) { ${each} if (${bits.has('c')} && !test(${value})) return false; return true; }`,
    `some(test) { ${each} if (${bits.has('c')} && test(${value})) return true; return false; }`,
  ]);
}
