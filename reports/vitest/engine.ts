import {
  type CheckOptions,
  type CheckResult,
  check,
  type Instance,
  simulate,
  UsageError,
} from '../../checker/index.js';
import type { ExaminationOptions } from './options.js';

/** What is to be decided, and until when. */
type Question = Required<Pick<CheckOptions, 'properties' | 'expected' | 'signal'>>;

/** Lets the engine decide that the options name. @throws UsageError for an engine that there is not, or its options */
export function decide(instance: Instance, question: Question, options: ExaminationOptions): Promise<CheckResult> {
  const { engine = 'exhaustive' } = options;
  if (options.engine === 'random') return simulate(instance, { ...options, ...question });
  if (engine === 'exhaustive') return check(instance, { ...options, ...question });
  throw new UsageError(`there is no engine "${String(engine)}": say "exhaustive" or "random"`);
}
