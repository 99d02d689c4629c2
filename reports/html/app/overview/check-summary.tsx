import { count, counted, duration } from '../../../wording/index.js';
import type { ReportedCheck } from '../../contents/index.js';
import type { Sign } from '../parts/mark.js';
import { CheckRow } from './check-row.js';
import { Headline } from './headline.js';
import { byUrgency } from './search.js';
import { Warnings } from './warnings.js';

/** A check by itself: what came of each property. */
export function CheckSummary({ checks }: { readonly checks: readonly ReportedCheck[] }) {
  const result = checks[0]?.result ?? null;
  if (result === null) return <p>Nothing was checked.</p>;
  const { model, variant, parameters, distinctStates, transitions, depth, seconds, inputs, random } = result;
  const set = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  const figures =
    inputs !== undefined
      ? [counted(inputs.tried, 'input')]
      : [
          ...(random === null ? [] : [counted(random.walks, 'walk')]),
          counted(distinctStates, 'state'),
          counted(transitions, 'transition'),
          counted(depth, 'level'),
        ];
  return (
    <>
      <Headline
        sign={worst(checks)}
        title={`${model ?? 'functions'}, ${variant}`}
        conclusion={conclusionOf(checks, result.interrupted)}
        figures={[...figures, duration(seconds)]}
      />
      {set.length > 0 && <p class="parameters">{set.join(' · ')}</p>}
      <section aria-labelledby="properties">
        <h2 id="properties">Properties</h2>
        <ul class="property-list">
          {byUrgency(checks).map((check) => (
            <li key={check.address}>
              <CheckRow check={check} about="property" />
            </li>
          ))}
        </ul>
      </section>
      <Warnings checks={checks} />
    </>
  );
}

function worst(checks: readonly ReportedCheck[]): Sign {
  const outcomes = checks.map(({ outcome }) => outcome);
  return outcomes.includes('otherwise') ? 'otherwise' : outcomes.includes('undecided') ? 'undecided' : 'as bound';
}

function conclusionOf(checks: readonly ReportedCheck[], interrupted: boolean): string {
  const ofOutcome = (wanted: ReportedCheck['outcome']) => checks.filter(({ outcome }) => outcome === wanted).length;
  const unexpected = ofOutcome('otherwise');
  const undecided = ofOutcome('undecided');
  const parts = [
    ...(unexpected > 0
      ? [
          `${count(unexpected)} of ${counted(checks.length, 'verdict')} ${unexpected === 1 ? 'is' : 'are'} not as expected`,
        ]
      : []),
    ...(undecided > 0 ? [`${count(undecided)} undecided`] : []),
  ];
  const sentence = parts.length > 0 ? parts.join(', ') : 'Every verdict is as expected';
  return interrupted ? `Interrupted: ${sentence}` : sentence;
}
