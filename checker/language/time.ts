import { UsageError } from '../errors.js';
import { type Fields, isFields, type StateType } from './structure.js';

/** How a model measures time. */
export interface Time {
  /** What people see behind a number: "ms". */
  readonly unit: string;
  /** Of how many units every duration in the model is a multiple. The larger it is, the fewer states there are. */
  readonly step: number;
}

/** The `time` of a model as it is written; `step` is 1 if not said. */
export type TimeDeclaration = Pick<Time, 'unit'> & Partial<Time>;

/**
 * The time that a model declares, or undefined.
 * @throws UsageError if the unit is no word, the step no positive integer, or the state has a countdown and there is no time.
 */
export function timeOf(model: string, declared: TimeDeclaration | undefined, fields: Fields): Time | undefined {
  if (declared === undefined) {
    const [field] = countdownsIn(fields, '');
    if (field === undefined) return undefined;
    throw new UsageError(`model "${model}": ${field} is a countdown, so the model needs a time: { unit: 'ms' }, say`);
  }
  const { unit, step = 1 } = declared;
  if (!/^\p{L}+$/u.test(unit)) throw new UsageError(`model "${model}": the unit of time must be a word, not "${unit}"`);
  if (!Number.isSafeInteger(step) || step < 1) {
    throw new UsageError(`model "${model}": the step of time must be a positive integer, not ${step}`);
  }
  return { unit, step };
}

/** The paths of the countdowns. */
function countdownsIn(type: StateType, path: string): readonly string[] {
  if (isFields(type)) {
    return Object.entries(type).flatMap(([name, part]) => countdownsIn(part, path === '' ? name : `${path}.${name}`));
  }
  if (type.kind === 'array') return countdownsIn(type.element, `${path}[…]`);
  return type.kind === 'countdown' ? [path] : [];
}
