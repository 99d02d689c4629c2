import type { Loop } from '../../../../checker/index.js';
import { assumptionOf, endlessness, fairnessReasons } from '../../../story/index.js';
import { Sentence } from './sentence.js';

/** Why a run that goes on for ever counts: how it goes on, what is assumed of it, and why it is fair. */
export function Endless({
  loop,
  length,
  onStep,
  open,
}: {
  readonly loop: Loop;
  readonly length: number;
  readonly onStep: (step: number) => void;
  /** Whether all of it is shown without being asked for. */
  readonly open: boolean;
}) {
  const reasons = fairnessReasons(loop, length);
  const assumption = assumptionOf(loop);
  const how = endlessness(loop, length);
  return (
    <section class="endless" aria-labelledby="endless-title">
      <h2 id="endless-title">For ever</h2>
      <p>
        <Sentence text={`${how.charAt(0).toUpperCase()}${how.slice(1)}.`} onStep={onStep} />
      </p>
      {assumption !== '' && <p class="aside">{assumption}</p>}
      {reasons.length > 0 && (
        <details open={open || undefined}>
          <summary>Why this run is fair</summary>
          <dl class="reasons">
            {reasons.map(({ reason, actions }) => (
              <div key={reason}>
                <dt>
                  <Sentence text={reason} onStep={onStep} />
                </dt>
                <dd>{actions.join(', ')}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
