import type { Exploration } from '../explore/index.js';
import type { Instance } from '../language/index.js';
import type { TemporalFindings } from '../temporal/index.js';

/** Implications inside properties that say nothing, although others in the same property do: if every state was seen. */
export function idlePremises(
  ids: readonly string[],
  { ending }: Exploration,
  { findings }: TemporalFindings,
): string[] {
  if (ending.because !== 'exhausted') return [];
  const warning = (id: string, premise: string) =>
    `an implication in ${id} says nothing, since no fair run makes its premise true: ${premise}`;
  return [...findings].flatMap(([position, { idlePremises: idle, isVacuous }]) =>
    isVacuous ? [] : idle.map((premise) => warning(ids[position] ?? '', premise)),
  );
}

/** What somebody who reads the verdicts ought to know besides. */
export function warningsOf(instance: Instance, { ending, program }: Exploration): string[] {
  if (ending.because !== 'exhausted') return [];
  return instance.actions
    .filter((action, position) => program.statistics[2 * position] === 0 && !isOutOfBudget(instance, action.spends))
    .map(({ name }) => `the action "${name}" was never taken: no reachable state enables it`);
}

/** An action whose budget is 0 is switched off on purpose. */
function isOutOfBudget(instance: Instance, spends: string | undefined): boolean {
  const budget = spends === undefined ? undefined : instance.fields[spends];
  return budget?.kind === 'budget' && budget.limit === 0;
}
