import type { Exploration } from '../explore/index.js';
import type { Instance } from '../language/index.js';
import type { CheckResult } from '../result.js';
import { fractionOmitted } from '../store/index.js';
import type { TemporalFindings } from '../temporal/index.js';
import { counted } from './figures.js';

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

/** Where more than this part of the states was missed, the estimate is far too low. */
const MUCH_OMITTED = 0.05;

/** What somebody who reads the verdicts ought to know besides. */
export function warningsOf(instance: Instance, exploration: Exploration): string[] {
  return [...warningsOfOmission(exploration), ...idleActions(instance, exploration)];
}

/** What somebody ought to know besides who reads what walks through these instances found. */
export function warningsOfWalks(
  instances: readonly Instance[],
  actions: CheckResult['actions'],
  walks: number,
): string[] {
  const isPossible = (name: string) =>
    instances.some((instance) =>
      instance.actions.some((action) => action.name === name && !isOutOfBudget(instance, action.spends)),
    );
  return actions
    .filter(({ name, taken }) => taken === 0 && isPossible(name))
    .map(({ name }) => `the action "${name}" was never taken in ${counted(walks, 'walk')}`);
}

function warningsOfOmission({ expectedOmissions, distinctStates }: Exploration): string[] {
  if (fractionOmitted(expectedOmissions ?? 0, distinctStates) <= MUCH_OMITTED) return [];
  return [
    'so many states were missed that the estimate is too low, since states to which only missed ones lead are not counted: give storage more memory or hash bits',
  ];
}

function idleActions(instance: Instance, { ending, program, expectedOmissions }: Exploration): string[] {
  if (ending.because !== 'exhausted') return [];
  const state = expectedOmissions === null ? 'reachable state' : 'state that was found';
  return instance.actions
    .filter((action, position) => program.statistics[2 * position] === 0 && !isOutOfBudget(instance, action.spends))
    .map(({ name }) => `the action "${name}" was never taken: no ${state} enables it`);
}

/** An action whose budget is 0 is switched off on purpose. */
function isOutOfBudget(instance: Instance, spends: string | undefined): boolean {
  const budget = spends === undefined ? undefined : instance.fields[spends];
  return budget?.kind === 'budget' && budget.limit === 0;
}
