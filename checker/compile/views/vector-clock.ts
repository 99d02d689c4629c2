import type { VectorClock } from '../../language/index.js';
import { flatIndex, read, write } from '../bits.js';
import { numbers, valuesIn } from '../columns.js';
import { bitsFor } from '../layout.js';
import { emitClass, keepColumn, ownIndex, type Site, type ViewName } from './view.js';

/** A counter for each process. */
export function emitVectorClock({ processes, max }: VectorClock, site: Site): ViewName {
  const { emitter } = site;
  const size = processes.size;
  const cell = emitter.layout.allot(bitsFor(max + 1), site.count * size);
  keepColumn(site, cell, [valuesIn(processes)], numbers(max + 1));
  const at = (code: string) => flatIndex(ownIndex(site), size, code);
  const codeOfProcess = emitter.encode(processes, 'j', 'process', `a process of ${site.path}`);
  const set = `if ((v | 0) !== v || v < 0 || v > ${max}) ${emitter.refusal(`${site.path}[…]`, `an integer from 0 to ${max}`, 'v')} ${write(cell, at('j'), 'v')}`;
  const each = `for (let j = 0; j < ${size}; j++)`;
  return emitClass(site, 'VectorClock', [
    `at(process) { ${codeOfProcess} return ${read(cell, at('j'))}; }`,
    `set(process, v) { ${codeOfProcess} ${set} }`,
    'tick(process) { this.set(process, this.at(process) + 1); }',
    `merge(other) { ${each} { const v = other.at(j); if (v > ${read(cell, at('j'))}) { ${set} } } }`,
    `isAtMost(other) { ${each} if (${read(cell, at('j'))} > other.at(j)) return false; return true; }`,
    'isBefore(other) { return this.isAtMost(other) && !other.isAtMost(this); }',
    'isConcurrentWith(other) { return !this.isAtMost(other) && !other.isAtMost(this); }',
    `reset() { ${each} { ${write(cell, at('j'), 0)} } }`,
  ]);
}
