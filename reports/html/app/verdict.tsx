import type { DecidingInput, Snapshot } from '../../../checker/index.js';
import type { ReportedCheck } from '../contents/index.js';

/** What is said of a check that has no run to show. */
export function Verdict({ check }: { readonly check: ReportedCheck }) {
  const { property, objection, result } = check;
  const input = property?.input ?? result?.failure?.input;
  return (
    <section class="verdict" aria-label="Verdict">
      {property !== null && (
        <>
          <p class="sentence">{property.name}</p>
          {property.formula !== undefined && <pre class="formula">{property.formula}</pre>}
          <p>{property.reason}</p>
        </>
      )}
      {objection !== null && <p class="objection">{objection}</p>}
      {input !== undefined && <Input input={input} />}
    </section>
  );
}

/** The input of functions that decided, and what they made of it. */
function Input({ input }: { readonly input: DecidingInput }) {
  return (
    <>
      <h2>The input that decides</h2>
      <pre>{shown(input.input)}</pre>
      <h2>What the functions made of it</h2>
      <ol class="calls">
        {input.calls.map((call, position) => (
          <li key={position}>
            <code>
              {call.function}({call.arguments.map(shown).join(', ')})
            </code>
            <pre>{call.threw === undefined ? shown(call.result ?? null) : `threw ${call.threw}`}</pre>
          </li>
        ))}
      </ol>
    </>
  );
}

function shown(value: Snapshot): string {
  return JSON.stringify(value, null, 2);
}
