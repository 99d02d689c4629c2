import type { SequenceOf } from '../../language/index.js';
import { flatIndex, read, write } from '../bits.js';
import { numbers, valuesIn } from '../columns.js';
import { bitsFor } from '../layout.js';
import { emitClass, keepColumn, ownIndex, type Site, type ViewName } from './view.js';

/** A bounded sequence: its length, and its values from the front. Places beyond the end hold 0, so that equal is equal. */
export function emitSequence({ of, capacity }: SequenceOf<unknown>, site: Site): ViewName {
  const { emitter } = site;
  const own = ownIndex(site);
  const length = emitter.layout.allot(bitsFor(capacity + 1), site.count);
  const items = emitter.layout.allot(bitsFor(of.size), site.count * capacity);
  const lengths = keepColumn(site, length, [], numbers(capacity + 1));
  keepColumn(site, items, [numbers(capacity)], valuesIn(of), lengths);
  const at = (position: string | number) => flatIndex(own, capacity, position);
  const empty = emitter.refusal(site.path, 'empty: there is no first value to remove', '"shift"');
  const full = emitter.refusal(site.path, `full: its capacity is ${capacity}`, 'v');
  return emitClass(site, 'Sequence', [
    `get length() { return ${read(length, own)}; }`,
    `get isFull() { return ${read(length, own)} === ${capacity}; }`,
    `at(position) { return (position | 0) === position && position >= 0 && position < this.length ? ${emitter.decode(of, read(items, at('position')))} : null; }`,
    `includes(v) { ${emitter.encode(of, 'c', 'v', `a value in ${site.path}`)} const n = this.length; for (let j = 0; j < n; j++) if (${read(items, at('j'))} === c) return true; return false; }`,
    `push(v) { const n = this.length; if (n === ${capacity}) ${full} ${emitter.encode(of, 'c', 'v', `a value in ${site.path}`)} ${write(items, at('n'), 'c')} ${write(length, own, 'n + 1')} }`,
    `shift() { const n = this.length; if (n === 0) ${empty} const first = this.at(0);
    for (let j = 1; j < n; j++) { const c = ${read(items, at('j'))}; ${write(items, at('(j - 1)'), 'c')} }
    ${write(items, at('(n - 1)'), 0)} ${write(length, own, 'n - 1')} return first; }`,
    `clear() { ${write(length, own, 0)} for (let j = 0; j < ${capacity}; j++) { ${write(items, at('j'), 0)} } }`,
    'reset() { this.clear(); }',
  ]);
}
