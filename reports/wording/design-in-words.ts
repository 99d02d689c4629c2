import type { CheckResult } from '../../checker/index.js';

/** "two-phase-commit, documented, with participants = 2, crashes = 1"; functions without a name are "functions". */
export function designInWords({
  model,
  variant,
  parameters,
}: Pick<CheckResult, 'model' | 'variant' | 'parameters'>): string {
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  return `${model ?? 'functions'}, ${variant}${values.length === 0 ? '' : `, with ${values.join(', ')}`}`;
}
