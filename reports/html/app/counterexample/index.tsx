import { useMemo, useState } from 'preact/hooks';
import { deedOf, storyOf } from '../../../story/index.js';
import type { ReportedCheck } from '../../contents/index.js';
import { useKeys } from '../navigation/keys.js';
import { usePrinting } from '../navigation/printing.js';
import { StepList } from '../printed/step-list.js';
import { Endless } from './endless.js';
import { Sentence } from './sentence.js';
import { SpaceTime } from './space-time/index.js';
import { StateView } from './state-view.js';
import { StepPanel } from './step-panel.js';
import type { RowMark } from './step-row.js';
import { Transport } from './transport.js';

/** A run that decides a property: what happened, in a sentence, as a diagram, and step by step. */
export function Counterexample({
  check,
  step,
  onStep,
}: {
  readonly check: ReportedCheck;
  /** After how many steps the run is looked at: 0 is the initial state. */
  readonly step: number;
  readonly onStep: (step: number) => void;
}) {
  const { trace, explanation, property, result, objection } = check;
  const story = useMemo(
    () => (trace === null ? null : storyOf({ property, trace, explanation, check: result })),
    [check],
  );
  const isNarrowed =
    story?.cone !== undefined && story.cone !== null && story.cone.steps.size < (trace?.steps.length ?? 0);
  const [coneOnly, setConeOnly] = useState(true);
  const prints = usePrinting();
  const last = trace?.steps.length ?? 0;
  const go = (to: number) => onStep(Math.max(0, Math.min(last, to)));
  const next = () => go(step + 1);
  const previous = () => go(step - 1);
  useKeys({ j: next, ArrowRight: next, k: previous, ArrowLeft: previous, Home: () => go(0), End: () => go(last) });
  if (trace === null || story === null) return null;
  const made = trace.steps[step - 1];
  // That something may still be reached says nothing of a step; the panel has that, too.
  const witnesses = new Set(result?.properties.filter(({ kind }) => kind === 'reachable').map(({ id }) => id));
  const marks = (explanation?.marks ?? [])
    .filter(
      ({ property: id, states }) => id === check.id || (!witnesses.has(id) && states.some((mark) => mark !== 'holds')),
    )
    .sort((one, other) => Number(other.property === check.id) - Number(one.property === check.id));
  const marksOf = (at: number): readonly RowMark[] =>
    marks.flatMap(({ property: id, states }) => {
      const mark = states[at];
      return mark === undefined ? [] : [{ property: id, mark }];
    });
  return (
    <div class={`counterexample${check.verdict === 'reached' ? ' reached' : ''}`}>
      <div class="told">
        {property !== null && <p class="promise">{property.name}</p>}
        {property?.formula !== undefined && (
          <details class="formally" open={prints || undefined}>
            <summary>formally</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
            <pre tabIndex={0}>{property.formula}</pre>
          </details>
        )}
        {objection !== null && objection !== property?.reason && (
          <p class={`objection${check.outcome === 'undecided' ? ' objection-undecided' : ''}`}>{objection}</p>
        )}
        <p class="what-happened">
          <Sentence text={story.sentence} onStep={go} />
        </p>
        <p class="aside">
          <Sentence text={story.faults} onStep={go} /> {story.minimality}
        </p>
      </div>
      <div class="controls">
        <Transport
          step={step}
          length={last}
          says={made === undefined ? 'initially' : `step ${step} of ${last}: ${made.process ?? ''} ${deedOf(made)}`}
          onStep={go}
        />
        {isNarrowed && (
          <label class="switch">
            <input type="checkbox" checked={coneOnly} onChange={(event) => setConeOnly(event.currentTarget.checked)} />{' '}
            only the {story.cone?.steps.size} steps that matter
          </label>
        )}
      </div>
      <div class="stage">
        <SpaceTime
          story={story}
          trace={trace}
          step={step}
          onStep={go}
          coneOnly={coneOnly && isNarrowed && !prints}
          marksOf={marksOf}
          decisive={new Set(explanation?.decisive)}
          whole={prints}
        />
        <StepPanel trace={trace} explanation={explanation} step={step} onStep={go} />
      </div>
      {prints && (
        <section class="on-paper">
          <h2>Step by step</h2>
          <StepList trace={trace} />
        </section>
      )}
      {trace.loop !== null && <Endless loop={trace.loop} length={last} onStep={go} open={prints} />}
      <StateView trace={trace} story={story} step={step} />
    </div>
  );
}
