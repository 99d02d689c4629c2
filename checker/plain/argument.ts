import type { Domain, Shown } from '../language/index.js';

/** A value with which an action occurs, as people see it. */
export interface Argument {
  readonly name: string;
  readonly shown: Shown;
  readonly isProcess: boolean;
}

export function argument(name: string, domain: Domain<unknown>, code: number): Argument {
  return { name, shown: domain.shownAt(code), isProcess: domain.shape.type === 'process' };
}

export function byName(args: readonly Argument[]): { readonly [name: string]: Shown } {
  return Object.fromEntries(args.map(({ name, shown }) => [name, shown]));
}
