import type { CheckResult, PropertyResult, SourcePosition } from '../../checker/index.js';
import { property, result, violated } from './results.js';

/** A line of the file in which the model is. */
export function line(number: number): SourcePosition {
  return { file: 'models/commit.ts', line: number, column: 5 };
}

const actions: CheckResult['actions'] = ['request', 'commit', 'lose', 'give up'].map((name, index) => ({
  name,
  enabled: 1,
  taken: 1,
  idle: 0,
  source: line(10 * (index + 1)),
}));

/** A violation, declared in line 90. */
export const violatedThere: PropertyResult = { ...violated, source: line(90) };

/** A result that says where everything is declared: the model in line 1, its actions in lines 10 to 40. */
export function declaredResult(differently: Partial<CheckResult> = {}): CheckResult {
  return result({ source: line(1), actions, properties: [property(), violatedThere], ...differently });
}
