import type { Budget } from '../../language/index.js';
import { read, write } from '../bits.js';
import { numbers } from '../columns.js';
import { bitsFor } from '../layout.js';
import { emitClass, keepColumn, ownIndex, type Site, type ViewName } from './view.js';

/** How often has been spent. */
export function emitBudget({ limit }: Budget, site: Site): ViewName {
  const { emitter } = site;
  const own = ownIndex(site);
  const cell = emitter.layout.allot(bitsFor(limit + 1), site.count);
  keepColumn(site, cell, [], numbers(limit + 1));
  const spent = read(cell, own);
  const exhausted = emitter.refusal(site.path, `spent: its limit is ${limit}`, '"spend"');
  return emitClass(site, 'Budget', [
    `get spent() { return ${spent}; }`,
    `get left() { return ${limit} - ${spent}; }`,
    `spend() { const n = ${spent}; if (n === ${limit}) ${exhausted} ${write(cell, own, 'n + 1')} }`,
    `reset() { ${write(cell, own, 0)} }`,
  ]);
}
