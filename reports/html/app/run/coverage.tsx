import type { ActionCoverage } from '../../../../checker/index.js';
import { count } from '../../../wording/index.js';
import { Bar } from './bar.js';

/** How often each action was taken: a bar each, on a logarithmic scale, since most differ by powers of ten. */
export function Coverage({
  actions,
  random,
}: {
  readonly actions: readonly ActionCoverage[];
  readonly random: boolean;
}) {
  const most = Math.max(1, ...actions.map(({ taken }) => taken));
  const sorted = [...actions].sort((one, other) => one.taken - other.taken);
  return (
    <section class="wide" aria-labelledby="coverage">
      <h2 id="coverage">
        Actions <span class="figures">how often each was taken, logarithmic</span>
      </h2>
      <table class="bars coverage">
        <thead>
          <tr>
            <th scope="col">action</th>
            <th scope="col" class="bar">
              <span class="unseen">in proportion</span>
            </th>
            <th scope="col">taken</th>
            {!random && <th scope="col">enabled in</th>}
            {!random && <th scope="col">idle in</th>}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ name, taken, enabled, idle }) => (
            <tr key={name} class={taken === 0 ? 'never' : undefined}>
              <th scope="row">{name}</th>
              <td class="bar">
                <Bar part={Math.log1p(taken) / Math.log1p(most)} />
              </td>
              <td>{taken === 0 ? 'never' : count(taken)}</td>
              {!random && <td>{count(enabled)}</td>}
              {!random && <td>{idle === null ? '–' : count(idle)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
