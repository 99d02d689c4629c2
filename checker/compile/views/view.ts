import type { StateType } from '../../language/index.js';
import { type Coding, type Column, columnOf } from '../columns.js';
import type { Emitter } from '../emitter.js';
import type { Cell } from '../layout.js';

/**
 * Where a part of the state is met: under which path (for messages), and how often, once for each combination of the
 * indices of the arrays around it.
 */
export interface Site {
  readonly emitter: Emitter;
  readonly path: string;
  readonly count: number;
  /** The indices of the arrays around it, the outermost first. */
  readonly indices: readonly Coding[];
  /** Where every part of the state puts down what it is made of. */
  readonly columns: Column[];
  /** Emits the view of a part. */
  readonly view: (type: Exclude<StateType, { readonly kind: 'domain' }>, site: Site) => ViewName;
}

/** Puts down what the cells of a part hold: one for each combination of `inner` indices. */
export function keepColumn(site: Site, cell: Cell, inner: readonly Coding[], value: Coding, lengths?: Column): Column {
  const column = columnOf(cell, [...site.indices, ...inner], value, lengths);
  site.columns.push(column);
  return column;
}

/** The name under which generated code finds the one view, or the array of views, of a part. */
export interface ViewName {
  readonly name: string;
  readonly many: boolean;
}

/** Inside a view's class: the expression for which of its kind it is. */
export function ownIndex(site: Site): string | number {
  return site.count === 1 ? 0 : 'this.$i';
}

/** Emits a view's class and its instances: all of them are made beforehand, so that no access allocates. */
export function emitClass(
  site: Site,
  hint: string,
  members: readonly string[],
  constructed: readonly string[] = [],
): ViewName {
  const { emitter, count } = site;
  const className = emitter.name(hint);
  // An assignment to a field that there is not, in a model that nobody compiled, must throw and not go unseen.
  const construction = [
    ...(count === 1 ? [] : ['this.$i = i;']),
    ...constructed,
    'Object.preventExtensions(this);',
  ].join(' ');
  emitter.emit(`class ${className} {\n  constructor(i) { ${construction} }\n  ${members.join('\n  ')}\n}`);
  const name = emitter.name(`${hint}_view`);
  const instances =
    count === 1 ? `new ${className}(0)` : `Array.from({ length: ${count} }, (_, i) => new ${className}(i))`;
  emitter.emit(`const ${name} = ${instances};`);
  return { name, many: count !== 1 };
}

/** The expression for the view with an index. */
export function viewAt({ name, many }: ViewName, index: string | number): string {
  return many ? `${name}[${index}]` : name;
}
