import { type ComponentChildren, Fragment } from 'preact';
import type { Alternative, Change, Explanation, Mark, Trace, TraceStep } from '../../../../checker/index.js';
import { deedOf } from '../../../story/index.js';
import { inBrackets, inline, messageText } from '../../../wording/index.js';
import { verbOf } from '../parts/verb.js';
import { MarkSign } from './step-row.js';

/** Of more other actions than these only the first are shown at once. */
const MOST_ALTERNATIVES = 6;

/** All about a step: who does what, what it changes, what it depends on, and what could have happened instead. */
export function StepPanel({
  trace,
  explanation,
  step,
  onStep,
}: {
  readonly trace: Trace;
  readonly explanation: Explanation | null;
  readonly step: number;
  readonly onStep: (step: number) => void;
}) {
  const made = trace.steps[step - 1];
  const causes = explanation?.causes[step - 1] ?? [];
  return (
    <aside class="step-panel" aria-label={made === undefined ? 'The initial state' : `Step ${step}`}>
      {made === undefined ? (
        <h2>
          Initially <small>nothing has happened yet</small>
        </h2>
      ) : (
        <Deed made={made} step={step} />
      )}
      {explanation !== null && explanation.marks.length > 0 && (
        <Part title="Properties">
          <ul class="stands">
            {explanation.marks.map(({ property, states }) => {
              const mark = states[step];
              return mark === undefined ? null : (
                <li key={property}>
                  <MarkSign property={property} mark={mark} />{' '}
                  <span>
                    {property.split('/').map((part, position) => (
                      <Fragment key={position}>
                        {position > 0 && '/'}
                        {position > 0 && <wbr />}
                        {part}
                      </Fragment>
                    ))}
                  </span>{' '}
                  <small>{wordOf(mark)}</small>
                </li>
              );
            })}
          </ul>
        </Part>
      )}
      {causes.length > 0 && (
        <Part title="Depends on">
          <p class="causes">
            {causes.map((cause) => {
              const earlier = trace.steps[cause - 1];
              return (
                <button
                  key={cause}
                  type="button"
                  class="step-link"
                  onClick={() => onStep(cause)}
                  title={earlier === undefined ? undefined : deedOf(earlier)}
                >
                  {`step ${cause}`}
                </button>
              );
            })}
          </p>
        </Part>
      )}
      <Alternatives
        title={step === 0 ? 'Instead of step 1' : `Instead of step ${step}`}
        alternatives={explanation?.alternatives[Math.max(0, step - 1)] ?? []}
      />
    </aside>
  );
}

function Deed({ made, step }: { readonly made: TraceStep; readonly step: number }) {
  const networks = new Set(made.messages.map(({ network }) => network));
  const given = Object.entries(made.arguments).flatMap(([name, value]) =>
    value === made.process ? [] : [`${name} ${inline(value)}`],
  );
  const changes = made.changes.filter(({ field }) => !networks.has(field));
  return (
    <>
      <h2>
        {deedOf(made, Object.values(made.arguments))}
        <small>
          {made.kind !== 'protocol' && <span class={`kind kind-${made.kind}`}>{made.kind}</span>}
          {`step ${step}`}
          {made.process !== null && `, ${made.process}`}
          {given.length > 0 && ` · ${given.join(', ')}`}
        </small>
      </h2>
      {made.messages.length > 0 && (
        <Part title="Messages">
          <ul class="messages">
            {made.messages.map((message, position) => (
              <li key={position}>
                <small>{verbOf(message)}</small> <code>{messageText(message)}</code>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {changes.length > 0 && (
        <Part title="Changes">
          <ul class="changes">
            {changes.map((change) => (
              <ChangeLine key={change.field} change={change} />
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function ChangeLine({ change: { field, before, after } }: { readonly change: Change }) {
  return (
    <li>
      <code class="field">{field}</code>
      <span>
        <del>{inline(before)}</del> <span aria-hidden="true">→</span>
        <span class="unseen">becomes</span> <ins>{inline(after)}</ins>
      </span>
    </li>
  );
}

function Alternatives({
  title,
  alternatives,
}: {
  readonly title: string;
  readonly alternatives: readonly Alternative[];
}) {
  if (alternatives.length === 0) return null;
  const groups = new Map<string, { kind: Alternative['kind']; given: string[] }>();
  for (const { action, kind, arguments: given } of alternatives) {
    const group = groups.get(action) ?? { kind, given: [] };
    group.given.push(inBrackets(given));
    groups.set(action, group);
  }
  const lines = [...groups].map(([action, { kind, given }]) => (
    <li key={action}>
      {action} <small>{given.filter((each) => each !== '').join(' ')}</small>
      {kind !== 'protocol' && <span class={`kind kind-${kind}`}>{kind}</span>}
    </li>
  ));
  return (
    <Part title={`${title} could have happened`}>
      <ul class="alternatives">{lines.slice(0, MOST_ALTERNATIVES)}</ul>
      {lines.length > MOST_ALTERNATIVES && (
        <details>
          <summary>{`${lines.length - MOST_ALTERNATIVES} more`}</summary>
          <ul class="alternatives">{lines.slice(MOST_ALTERNATIVES)}</ul>
        </details>
      )}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function wordOf(mark: Mark): string {
  return { holds: 'holds', violated: 'violated', open: 'still to come' }[mark];
}
