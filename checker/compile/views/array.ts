import type { ArrayOf, Domain, StateType } from '../../language/index.js';
import { flatIndex, read, write } from '../bits.js';
import { valuesIn } from '../columns.js';
import { valuesOf } from '../emitter.js';
import { bitsFor } from '../layout.js';
import { emitClass, keepColumn, ownIndex, type Site, type ViewName, viewAt } from './view.js';

/** One element for each value of an index domain: scalars are read and written in place, views are made beforehand. */
export function emitArray({ index: indices, element }: ArrayOf<unknown, StateType>, site: Site): ViewName {
  const { emitter } = site;
  const count = site.count * indices.size;
  const path = `${site.path}[…]`;
  const at = (code: string) => flatIndex(ownIndex(site), indices.size, code);
  const codeOfIndex = emitter.encode(indices, 'j', 'index', `an index of ${site.path}`);
  const members: string[] = [];
  let elementAt: (code: string) => string;
  if (element.kind === 'domain') {
    const domain = element as Domain<unknown>;
    const cell = emitter.layout.allot(bitsFor(domain.size), count);
    keepColumn(site, cell, [valuesIn(indices)], valuesIn(domain));
    elementAt = (code) => emitter.decode(domain, read(cell, at(code)));
    const encode = emitter.encode(domain, 'c', 'v', path);
    members.push(`set(index, v) { ${codeOfIndex} ${encode} ${write(cell, at('j'), 'c')} }`);
    const initial = write(cell, at('j'), domain.codeOf(domain.initial));
    members.push(`reset() { for (let j = 0; j < ${indices.size}; j++) { ${initial} } }`);
  } else {
    const views = site.view(element as Exclude<StateType, { kind: 'domain' }>, {
      ...site,
      path,
      count,
      indices: [...site.indices, valuesIn(indices)],
    });
    elementAt = (code) => viewAt(views, at(code));
    members.push(`reset() { for (let j = 0; j < ${indices.size}; j++) ${elementAt('j')}.reset(); }`);
  }
  members.push(`at(index) { ${codeOfIndex} return ${elementAt('j')}; }`);
  const { shape } = indices;
  const isItself = shape.type === 'process' || (shape.type === 'integer' && shape.min === 0);
  const valueOfIndex = isItself ? 'j' : `${emitter.constant('indices', valuesOf(indices))}[j]`;
  const each = `for (let j = 0; j < ${indices.size}; j++)`;
  const passes = `test(${elementAt('j')}, ${valueOfIndex})`;
  members.push(`every(test) { ${each} if (!${passes}) return false; return true; }`);
  members.push(`some(test) { ${each} if (${passes}) return true; return false; }`);
  members.push(`count(test) { let n = 0; ${each} if (${passes}) n++; return n; }`);
  return emitClass(site, 'Array', members);
}
