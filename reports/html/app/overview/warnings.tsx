import { counted } from '../../../wording/index.js';
import { hrefOf, type ReportedCheck } from '../../contents/index.js';

/** What the checks warn of: actions that are never taken, properties that were never put to the test. */
export function Warnings({ checks }: { readonly checks: readonly ReportedCheck[] }) {
  const byWarning = new Map<string, ReportedCheck[]>();
  for (const check of checks) {
    const place = check.result === null ? '' : `${check.result.model ?? 'functions'}, ${check.result.variant}`;
    const vacuous =
      check.property?.vacuous === true ? [`${check.id} was never put to the test: its premise held nowhere`] : [];
    for (const warning of [...vacuous, ...(check.result?.warnings ?? [])]) {
      const text = `${place}: ${warning}`;
      byWarning.set(text, [...(byWarning.get(text) ?? []), check]);
    }
  }
  if (byWarning.size === 0) return null;
  return (
    <section aria-labelledby="warnings">
      <details class="warnings">
        <summary>
          <h2 id="warnings">Coverage and vacuity</h2> <span class="figures">{counted(byWarning.size, 'warning')}</span>
        </summary>
        <ul>
          {[...byWarning].map(([warning, [check]]) => (
            <li key={warning}>
              {check === undefined ? warning : <a href={hrefOf({ page: 'run', check })}>{warning}</a>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
