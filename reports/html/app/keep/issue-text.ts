import { counterexampleMarkdown } from '../../../markdown/check.js';
import type { ReportedCheck } from '../../contents/index.js';

/** A check as Markdown with a diagram, for whoever is to mend it. */
export function issueText({ name, property, result, objection, command }: ReportedCheck): string {
  if (property !== null && result !== null) return counterexampleMarkdown(property, result);
  return [name, ...(objection === null ? [] : [objection]), command].map((line) => `    ${line}\n`).join('\n');
}
