import { useState } from 'preact/hooks';
import { counted } from '../../../wording/index.js';
import { hrefOf, type ReportedCheck } from '../../contents/index.js';
import { goTo } from '../navigation/router.js';
import { canDraw, Picture } from './picture.js';
import { StateList } from './state-list.js';

/** More states than so many are drawn only if that is asked for: nobody reads them at a glance. */
const many = 500;

/** The states around a run. */
export function GraphPage({ check }: { readonly check: ReportedCheck }) {
  const surroundings = check.explanation?.surroundings ?? null;
  const [wanted, setWanted] = useState(false);
  const [isAble] = useState(canDraw);
  if (surroundings === null) {
    return (
      <p>
        The states around this run were not kept in the result: the command below makes a page that has them, with{' '}
        <code>--html</code>. <a href={hrefOf({ page: 'check', check, step: 0 })}>The run</a> itself has every state that
        it goes through.
      </p>
    );
  }
  const { states, transitions, complete } = surroundings;
  const isDrawn = isAble && (wanted || states.length <= many);
  return (
    <section class="graph" aria-labelledby="graph">
      <h2 id="graph">
        {complete ? 'All states of the model' : 'The states around the run'}{' '}
        <span class="figures">
          {counted(states.length, 'state')}, {counted(transitions.length, 'step')}
        </span>
      </h2>
      {isDrawn && <Picture surroundings={surroundings} onStep={(step) => goTo({ page: 'check', check, step })} />}
      {isAble && !isDrawn && (
        <button type="button" onClick={() => setWanted(true)}>
          Draw {counted(states.length, 'state')}
        </button>
      )}
      {!isAble && <p class="aside">This browser draws no WebGL, so the states are listed instead.</p>}
      <details open={!isAble}>
        <summary>The run and what could have happened instead, in words</summary>
        <StateList surroundings={surroundings} />
      </details>
    </section>
  );
}
