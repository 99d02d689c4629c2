import type { SuiteDigest } from '../../../suite/digest.js';
import { hrefOf, type ReportedCheck } from '../../contents/index.js';
import { Mark } from '../parts/mark.js';

/** What the gate of a project has to say beside the verdicts, what fails first. */
export function GateNotes({ notes }: { readonly notes: SuiteDigest['notes'] }) {
  if (notes.length === 0) return null;
  const sorted = [...notes.filter(({ fails }) => fails), ...notes.filter(({ fails }) => !fails)];
  return (
    <section class="attention" aria-labelledby="gate">
      <h2 id="gate">The gate</h2>
      <ul class="notes">
        {sorted.map(({ message, fails }) => (
          <li key={message}>
            <Mark sign={fails ? 'otherwise' : 'undecided'} beside /> {message}
            {fails ? '' : ' (only reported)'}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The violations that a project expects, each with its reason and its counterexample. */
export function KnownViolations({ checks }: { readonly checks: readonly ReportedCheck[] }) {
  const known = checks.filter(({ outcome, binding }) => outcome === 'as bound' && binding?.finding != null);
  if (known.length === 0) return null;
  return (
    <section class="findings" aria-labelledby="known">
      <h2 id="known">Known violations</h2>
      <ul>
        {known.map((check) => (
          <li key={check.address} class="finding finding-known">
            <div>
              <h3>
                <a data-check href={hrefOf({ page: 'check', check, step: check.trace?.steps.length ?? null })}>
                  {check.id} on {check.binding?.model}, {check.binding?.variant}
                </a>
              </h3>
              <p class="aside">{check.property?.reason}</p>
              <p>
                <span class="label">because</span> {check.binding?.finding}
              </p>
              {check.binding?.until !== undefined && (
                <p>
                  <span class="label">until</span> {check.binding.until}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
