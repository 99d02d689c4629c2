import { type CheckResult, check, type Declared, type Expected, located, simulate } from '../../checker/index.js';
import { type Question, questionOf } from '../question.js';
import type { PlannedCell } from '../sweep/plan.js';
import type { Watching } from '../watched.js';
import { withoutUndefined } from '../without-undefined.js';
import type { LimitArguments } from './common-options.js';
import { type ExplorationArguments, explorationOf, refuseExhaustiveOptions } from './exhaustive-options.js';
import { atRandom, type RandomArguments, type RandomRunsAsked, refuseRandomOptions } from './random-options.js';

/** What is asked of every cell, and how it is to be found out. */
export type CellAsked = ExplorationArguments &
  LimitArguments &
  Pick<RandomArguments, 'walks' | 'steps' | 'strategy'> & {
    readonly model: string;
    readonly property: readonly string[] | undefined;
    readonly expect: Expected | undefined;
    readonly fairness: 'none' | 'weak' | 'strong' | undefined;
    readonly engine: 'exhaustive' | 'random' | undefined;
    readonly workers: number | undefined;
    readonly seed: number | undefined;
    readonly 'max-depth': number | undefined;
    /**
     * Whether traces are to be explained, and what is declared where is to be said; the states around traces are not, for there
     * are many.
     */
    readonly explain: boolean;
  };

/**
 * How a cell is checked: as `check` with the same options does it.
 * @throws UsageError for an option of the other engine; when called, for what cannot be asked of that instance
 */
export function cellCheck(asked: CellAsked): (cell: PlannedCell, watching: Watching) => Promise<CheckResult> {
  const { workers, fairness, explain, 'max-depth': maxDepth } = asked;
  const { 'time-limit': timeLimit, 'memory-limit': memoryLimit } = asked;
  const common = { ...withoutUndefined({ workers, fairness, timeLimit, memoryLimit }), explain };
  const told = (result: CheckResult, declared: Declared) => (explain ? located(result, declared) : result);
  const { walks, steps, strategy } = asked;
  if (asked.engine !== 'random') {
    refuseRandomOptions({ walks, steps, strategy });
    const how = { ...common, ...explorationOf(asked), ...withoutUndefined({ maxDepth }) };
    return async (cell, watching) => {
      const { instance, asked: question } = await questionOfCell(asked, cell);
      return told(await check(instance, { ...question, ...how, ...watching }), { instance, ...question });
    };
  }
  refuseExhaustiveOptions(asked);
  return async (cell, watching) => {
    const question = await questionOfCell(asked, cell);
    const how = { ...common, ...atRandom(randomRunsOf(asked, cell), question) };
    const { instance, asked: formulas } = question;
    return told(await simulate(instance, { ...formulas, ...how, ...watching }), { instance, ...formulas });
  };
}

/** The random runs of a cell, as they are asked for. */
export function randomRunsOf(
  { seed, walks, steps, strategy, 'max-depth': depth }: Omit<CellAsked, 'explain'>,
  { set }: Pick<PlannedCell, 'set'>,
): RandomRunsAsked {
  const others = { distinct: undefined, weight: undefined, vary: undefined, path: undefined };
  return { ...others, seed, walks, steps, strategy, depth, set };
}

function questionOfCell({ model, property, expect }: CellAsked, { variant, set }: PlannedCell): Promise<Question> {
  const nowhere = { trace: undefined, html: undefined, markdown: undefined, junit: undefined };
  return questionOf({ model, variant, set, property, expect, ...nowhere });
}
