import type { SuiteResult } from '../../properties/index.js';

/** What a run of a suite is about: "the properties of the system, profile pre-commit", "my-project, profile ci". */
export function suiteTitle({ project, profile }: Pick<SuiteResult, 'project' | 'profile'>): string {
  return `${project ?? 'the properties of the system'}, profile ${profile}`;
}
