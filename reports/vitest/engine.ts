import { type CheckOptions, type CheckResult, check, type Instance, simulate } from '../../checker/index.js';
import type { ExaminationOptions } from './options.js';

/** What is to be decided, and until when. */
type Question = Required<Pick<CheckOptions, 'properties' | 'expected' | 'signal'>>;

/** Lets the engine decide that the options name. */
export function decide(instance: Instance, question: Question, options: ExaminationOptions): Promise<CheckResult> {
  return options.engine === 'random'
    ? simulate(instance, { ...options, ...question })
    : check(instance, { ...options, ...question });
}
