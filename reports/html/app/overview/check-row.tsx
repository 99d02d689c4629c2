import { hrefOf, type ReportedCheck } from '../../contents/index.js';
import { Mark } from '../parts/mark.js';

/** A check in a line, which leads to its page. */
export function CheckRow({ check }: { readonly check: ReportedCheck }) {
  const { id, result, binding, property, objection, outcome, trace } = check;
  const model = binding?.model ?? result?.model ?? 'functions';
  const variant = binding?.variant ?? result?.variant ?? '';
  const set = Object.entries(binding?.parameters ?? {}).map(([name, value]) => `${name} = ${String(value)}`);
  return (
    <a class="check-row" data-check href={hrefOf({ page: 'check', check, step: null })}>
      <Mark sign={outcome} />
      <span class="check-id">{id}</span>
      <span class="check-place">
        {model}, <b>{variant}</b>
        {set.length > 0 && <small> {set.join(', ')}</small>}
      </span>
      <span class="check-reason">{objection ?? property?.reason ?? 'not decided'}</span>
      <span class="check-steps">{trace === null ? '' : `${trace.steps.length} steps`}</span>
    </a>
  );
}
