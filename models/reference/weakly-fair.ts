import type { Action, Fields, Variant } from '../../checker/index.js';

/** The same actions, weakly fair all but those named, as replacements of a variant. */
export function weaklyFair<State extends Fields>(
  actions: readonly Action<State>[],
  options: { readonly allBut?: readonly string[] } = {},
): NonNullable<Variant<State>['replace']> {
  const { allBut = [] } = options;
  const chosen = actions.filter(({ name }) => !allBut.includes(name));
  return Object.fromEntries(chosen.map((action) => [action.name, { ...action, fair: 'weak' }]));
}
