import type { CheckResult } from '../../../../checker/index.js';
import type { ReportedCheck } from '../../contents/index.js';
import { Command } from '../parts/command.js';
import { Coverage } from './coverage.js';
import { figuresOf } from './figures.js';
import { Histogram } from './histogram.js';
import { rangesOfLengths, rangesOfLevels } from './ranges.js';

/** What the figures of levels count: where a state stands for others, or some are left out, it is not how far all states are. */
function levelsAre({ symmetry, reduction }: CheckResult): string {
  const which = `${reduction === 'on' ? ' of the reduced space' : ''}${symmetry === 'on' ? ' up to symmetry' : ''}`;
  return `how many states${which} were first reached after so many steps; initial ones are level 1`;
}

/** How a check was run, what it took, and how to run it again. */
export function RunPage({ check }: { readonly check: ReportedCheck }) {
  const { result, command } = check;
  return (
    <div class="run">
      <section class="wide" aria-labelledby="again">
        <h2 id="again">Run it again</h2>
        <Command command={command} />
      </section>
      {result === null ? (
        <p>It was not run.</p>
      ) : (
        <>
          {figuresOf(check, result).map(({ title, figures }) => (
            <section key={title} aria-label={title}>
              <h2>{title}</h2>
              <dl class="table">
                {figures.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          {result.actions.length > 0 && <Coverage actions={result.actions} random={result.random !== null} />}
          {result.levels !== undefined && result.levels.length > 1 && (
            <Histogram
              title="Levels"
              note={levelsAre(result)}
              of="level"
              counted="states"
              ranges={rangesOfLevels(result.levels)}
            />
          )}
          {result.random !== null && (
            <Histogram
              title="Lengths of walks"
              note="how many ended after so many steps"
              of="steps"
              counted="walks"
              ranges={rangesOfLengths(result.random)}
            />
          )}
          {result.warnings.length > 0 && (
            <section class="wide" aria-labelledby="run-warnings">
              <h2 id="run-warnings">Warnings</h2>
              <ul>
                {result.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
}
