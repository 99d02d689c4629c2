import type { ReportedCheck } from '../../contents/index.js';

/** The states around a run. */
export function GraphPage({ check }: { readonly check: ReportedCheck }) {
  if (check.explanation?.surroundings == null) return <p>The states around this run were not kept.</p>;
  return <p>{check.explanation.surroundings.states.length} states</p>;
}
