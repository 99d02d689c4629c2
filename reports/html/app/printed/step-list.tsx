import type { Trace, TraceStep } from '../../../../checker/index.js';
import { deedOf, storyOf } from '../../../story/index.js';
import { inline, messageText } from '../../../wording/index.js';
import type { ReportedCheck } from '../../contents/index.js';
import { verbOf } from '../parts/verb.js';

/** A run in words: legible without JavaScript. */
export function RunInWords({ check }: { readonly check: ReportedCheck }) {
  const { property, trace, explanation, result, objection } = check;
  if (trace === null) return null;
  const { sentence } = storyOf({ property, trace, explanation, check: result });
  return (
    <>
      {property !== null && <p class="sentence">{property.name}</p>}
      {objection !== null && <p class="objection">{objection}</p>}
      <p>{sentence}</p>
      <StepList trace={trace} />
      {trace.loop !== null && (
        <p>
          {trace.loop.start === trace.steps.length
            ? 'There it stays for ever.'
            : `From here on it repeats steps ${trace.loop.start + 1} to ${trace.steps.length} for ever.`}
        </p>
      )}
    </>
  );
}

/** Every step of a run, with its messages and changes; also on paper. */
export function StepList({ trace }: { readonly trace: Trace }) {
  return (
    <ol class="steps">
      {trace.steps.map((step, position) => (
        <li key={position}>
          <b>{deedOf(step)}</b>
          {step.process !== null && <span class="aside">{step.process}</span>}
          <Effects step={step} />
        </li>
      ))}
    </ol>
  );
}

/** What happens to messages, and what else changes. */
function Effects({ step: { changes, messages } }: { readonly step: TraceStep }) {
  const networks = new Set(messages.map(({ network }) => network));
  return (
    <ul>
      {messages.map((message, position) => (
        <li key={position}>
          {verbOf(message)} {messageText(message)}
        </li>
      ))}
      {changes.map(({ field, before, after }) =>
        networks.has(field) ? null : (
          <li key={field}>
            <code>{field}</code>: <del>{inline(before)}</del> → <ins>{inline(after)}</ins>
          </li>
        ),
      )}
    </ul>
  );
}
