import type { FindingsDigest, ShownFinding } from '../../../suite/findings.js';
import { counted } from '../../../wording/index.js';
import { hrefOf, type Part, type SuiteDocument } from '../../contents/index.js';
import { Mark } from '../parts/mark.js';

/** What is wrong with the documented design: each with the counterexample that shows it. */
export function Findings({
  digest,
  part,
  suite,
}: {
  readonly digest: FindingsDigest;
  readonly part: Part;
  readonly suite: SuiteDocument;
}) {
  const { shown, missed, others } = digest;
  if (shown.length === 0 && missed.length === 0) return null;
  // Where the checks that are to show them are undecided, nothing is wrong with these.
  const isWrong = part.checks.some(
    ({ outcome, binding }) => outcome === 'otherwise' && missed.some(({ id }) => binding?.knownFindings.includes(id)),
  );
  const headlines = shown.filter(({ finding }) => finding.isHeadline);
  const rest = shown.filter(({ finding }) => !finding.isHeadline);
  const card = (each: ShownFinding) => <Finding key={each.finding.id} shown={each} part={part} suite={suite} />;
  return (
    <section class="findings" aria-labelledby="findings">
      <h2 id="findings">
        What is wrong with the documented design <span class="figures">{counted(shown.length, 'finding')} shown</span>
      </h2>
      {missed.length > 0 && (
        <p class={`missed${isWrong ? '' : ' missed-open'}`}>
          <Mark sign={isWrong ? 'otherwise' : 'undecided'} /> Known, and not shown by this run:{' '}
          {missed.map(({ id, title }) => `${id} (${title})`).join('; ')}
        </p>
      )}
      <ul>{headlines.map(card)}</ul>
      {rest.length > 0 && (
        <details open={headlines.length === 0}>
          <summary>{counted(rest.length, 'smaller finding')}</summary>
          <ul>{rest.map(card)}</ul>
        </details>
      )}
      {others.length > 0 && <p class="aside">No check of this run is about {others.join(', ')}.</p>}
    </section>
  );
}

function Finding({
  shown,
  part,
  suite,
}: {
  readonly shown: ShownFinding;
  readonly part: Part;
  readonly suite: SuiteDocument;
}) {
  const { finding, check, trace } = shown;
  const reported = part.checks[suite.checks.indexOf(check)];
  const steps = trace?.steps.length;
  return (
    <li class="finding">
      <span class="finding-id">{finding.id}</span>
      <div>
        <h3>
          {reported === undefined ? (
            finding.title
          ) : (
            <a data-check href={hrefOf({ page: 'check', check: reported, step: steps ?? null })}>
              {finding.title}
            </a>
          )}
        </h3>
        <p class="aside">{finding.source}</p>
        <p>
          <span class="label">{finding.kind === 'limit' ? 'instead' : 'repair'}</span> {finding.repair}
        </p>
        <p class="shown-by">
          <span class="label">shown by</span> {check.binding.checked} on {check.binding.model}, {check.binding.variant}
          {steps !== undefined && <b> · {counted(steps, 'step')}</b>}
        </p>
      </div>
    </li>
  );
}
