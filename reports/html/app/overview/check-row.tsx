import { hrefOf, type ReportedCheck } from '../../contents/index.js';
import { Mark } from '../parts/mark.js';

/**
 * A check in a line, which leads to its page.
 * @param about what it tells beside the verdict: which design it is of, or, where all are of one, what the property says
 */
export function CheckRow({
  check,
  about = 'design',
}: {
  readonly check: ReportedCheck;
  readonly about?: 'design' | 'property';
}) {
  const { id, result, binding, property, objection, outcome, trace } = check;
  const model = binding?.model ?? result?.model ?? 'functions';
  const variant = binding?.variant ?? result?.variant ?? '';
  const set = Object.entries(binding?.parameters ?? {}).map(([name, value]) => `${name} = ${String(value)}`);
  return (
    <a class="check-row" data-check href={hrefOf({ page: 'check', check, step: null })}>
      <Mark sign={outcome} />
      <span class="check-id">{id}</span>
      <span class="check-place">
        {about === 'property' && property !== null ? (
          property.name
        ) : (
          <>
            {model}, <b>{variant}</b>
            {set.length > 0 && <small> {set.join(', ')}</small>}
          </>
        )}
      </span>
      <span class="check-reason">{objection ?? property?.reason ?? 'not decided'}</span>
      <span class="check-steps">{trace === null ? '' : `${trace.steps.length} steps`}</span>
    </a>
  );
}
