import type { Domain, Fields } from '../../language/index.js';
import { read, write } from '../bits.js';
import { valuesIn } from '../columns.js';
import { bitsFor } from '../layout.js';
import { emitClass, keepColumn, ownIndex, type Site, type ViewName, viewAt } from './view.js';

/** A record: a getter and a setter for each scalar, a constant for each structure. */
export function emitRecord(fields: Fields, site: Site): ViewName {
  const { emitter, count } = site;
  const members: string[] = [];
  const constructed: string[] = [];
  const resets: string[] = [];
  for (const [name, type] of Object.entries(fields)) {
    const key = JSON.stringify(name);
    const path = site.path === '' ? name : `${site.path}.${name}`;
    if (type.kind === 'domain') {
      const domain = type as Domain<unknown>;
      const cell = emitter.layout.allot(bitsFor(domain.size), count);
      keepColumn(site, cell, [], valuesIn(domain));
      const index = ownIndex(site);
      members.push(`get ${key}() { return ${emitter.decode(domain, read(cell, index))}; }`);
      members.push(`set ${key}(v) { ${emitter.encode(domain, 'c', 'v', path)} ${write(cell, index, 'c')} }`);
      resets.push(`if (!keep.includes(${key})) ${write(cell, index, domain.codeOf(domain.initial))}`);
    } else {
      const view = site.view(type as Exclude<typeof type, { kind: 'domain' }>, { ...site, path });
      if (view.many) constructed.push(`this[${key}] = ${view.name}[i];`);
      else members.push(`get ${key}() { return ${view.name}; }`);
      resets.push(`if (!keep.includes(${key})) ${viewAt(view, 'this.$i')}.reset();`);
    }
  }
  const nothing = emitter.constant('nothing', Object.freeze([]));
  members.push(
    `reset(options) { const keep = options === undefined ? ${nothing} : options.keep ?? ${nothing}; ${resets.join(' ')} }`,
  );
  return emitClass(site, 'Record', members, constructed);
}
