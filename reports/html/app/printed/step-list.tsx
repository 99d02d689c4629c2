import type { Snapshot } from '../../../../checker/index.js';
import { storyOf } from '../../../story/index.js';
import type { ReportedCheck } from '../../contents/index.js';

/** A run in words: legible without JavaScript, and on paper. */
export function StepList({ check, step }: { readonly check: ReportedCheck; readonly step?: number }) {
  const { property, trace, explanation, result, objection } = check;
  if (trace === null) return null;
  const { sentence } = storyOf({ property, trace, explanation, check: result });
  return (
    <>
      {property !== null && <p class="sentence">{property.name}</p>}
      {objection !== null && <p class="objection">{objection}</p>}
      <p>{sentence}</p>
      <ol class="steps">
        {trace.steps.map(({ action, process, arguments: given, changes, messages }, position) => (
          <li key={position} aria-current={position + 1 === step ? 'step' : undefined}>
            <b>{action}</b>
            <span class="aside">
              {[process, ...Object.entries(given).map(([name, value]) => `${name} = ${String(value)}`)]
                .filter((each) => each !== null)
                .join(' · ')}
            </span>
            <ul>
              {messages.map(({ event, kind, content }, at) => (
                <li key={`message ${at}`}>
                  {event} {kind} {Object.keys(content).length > 0 && inShort(content)}
                </li>
              ))}
              {changes.map(({ field, before, after }) => (
                <li key={field}>
                  <code>{field}</code>: <del>{inShort(before)}</del> → <ins>{inShort(after)}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
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

function inShort(value: Snapshot): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
