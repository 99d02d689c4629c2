import type { Part } from '../../contents/index.js';
import { CheckSummary } from './check-summary.js';
import { SuiteSummary } from './suite-summary.js';

/** What one document says. */
export function PartSummary({ part, search }: { readonly part: Part; readonly search: (text: string) => void }) {
  return part.suite === null ? (
    <CheckSummary checks={part.checks} />
  ) : (
    <SuiteSummary suite={part.suite} part={part} search={search} />
  );
}
