import type { CheckResult } from '../checker/index.js';

/** The version of the JSON form of results. It grows when a field changes its meaning or goes away. */
export const resultVersion = 1;

/** What `check --json` prints: what a check found, and by which version of this form to read it. */
export interface CheckDocument extends CheckResult {
  readonly version: typeof resultVersion;
}

/** The JSON document of a check. */
export function toJson(result: CheckResult): CheckDocument {
  return { version: resultVersion, ...result };
}
