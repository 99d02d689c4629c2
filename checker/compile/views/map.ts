import type { MapOf } from '../../language/index.js';
import { flatIndex, read, write } from '../bits.js';
import { valuesIn, valuesOrNothing } from '../columns.js';
import { bitsFor } from '../layout.js';
import { emitClass, keepColumn, ownIndex, type Site, type ViewName } from './view.js';

/** A partial function: for each key the code of its value plus one, or 0. */
export function emitMap({ key, value }: MapOf<unknown, unknown>, site: Site): ViewName {
  const { emitter } = site;
  const cell = emitter.layout.allot(bitsFor(value.size + 1), site.count * key.size);
  keepColumn(site, cell, [valuesIn(key)], valuesOrNothing(value));
  const at = (code: string) => flatIndex(ownIndex(site), key.size, code);
  const codeOfKey = emitter.encode(key, 'j', 'key', `a key of ${site.path}`);
  const entry = read(cell, at('j'));
  const each = `for (let j = 0; j < ${key.size}; j++)`;
  return emitClass(site, 'Map', [
    `has(key) { ${codeOfKey} return ${entry} !== 0; }`,
    `get(key) { ${codeOfKey} const c = ${entry}; return c === 0 ? null : ${emitter.decode(value, '(c - 1)')}; }`,
    `set(key, v) { ${codeOfKey} ${emitter.encode(value, 'c', 'v', `${site.path}[…]`)} ${write(cell, at('j'), 'c + 1')} }`,
    `delete(key) { ${codeOfKey} ${write(cell, at('j'), 0)} }`,
    `clear() { ${each} { ${write(cell, at('j'), 0)} } }`,
    'reset() { this.clear(); }',
    `get size() { let n = 0; ${each} if (${entry} !== 0) n++; return n; }`,
  ]);
}
