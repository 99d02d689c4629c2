import type { Alternative } from './explanation.js';
import type { Rerun } from './rerun.js';

/** Of each state of a run, what could have happened instead. */
export function alternativesOf({ enabled, taken }: Rerun): readonly (readonly Alternative[])[] {
  return enabled.map((transitions, position) =>
    transitions
      .filter((_, which) => which !== taken[position])
      .map(({ action, arguments: args }) => ({ action: action.name, kind: action.kind, arguments: args })),
  );
}
