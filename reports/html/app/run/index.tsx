import type { ReportedCheck } from '../../contents/index.js';
import { Command } from '../parts/command.js';
import { Coverage } from './coverage.js';
import { figuresOf } from './figures.js';

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
