import { renderToString } from 'preact-render-to-string';
import { contentsOf, type ReportedCheck, type ResultDocument } from '../../contents/index.js';
import { PartSummary } from '../overview/part-summary.js';
import { RunInWords } from './step-list.js';

/** What a page about these documents says without JavaScript: the overview, and the runs that nobody expected. */
export function markupOf(documents: readonly ResultDocument[]): string {
  const { parts, checks } = contentsOf(documents);
  const surprises = checks.filter(({ outcome, trace }) => outcome === 'otherwise' && trace !== null);
  return renderToString(
    <main>
      {parts.map((part, position) => (
        <PartSummary key={position} part={part} search={() => {}} />
      ))}
      {surprises.map((check) => (
        <Run key={check.address} check={check} />
      ))}
    </main>,
  );
}

/** Its ids are the addresses to which the overview's links lead, with JavaScript or without. */
function Run({ check }: { readonly check: ReportedCheck }) {
  const last = check.trace?.steps.length ?? 0;
  return (
    <section class="printed-run" id={`/${check.address}`}>
      <h2 id={`/${check.address}/step/${last}`}>{check.name}</h2>
      <RunInWords check={check} />
    </section>
  );
}
