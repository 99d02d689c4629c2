import { useState } from 'preact/hooks';
import type { Trace } from '../../../../checker/index.js';
import { type Cell, type Story, stateTableOf } from '../../../story/index.js';

/** The state after a step, node by node and field by field, with what the step changed. */
export function StateView({
  trace,
  story,
  step,
}: {
  readonly trace: Trace;
  readonly story: Story;
  readonly step: number;
}) {
  const [onlyChanged, setOnlyChanged] = useState(false);
  const { columns, rows, globals, networks } = stateTableOf(trace, step, story.lanes);
  const filters = onlyChanged && step > 0;
  const shownRows = rows.filter(({ isChanged }) => !filters || isChanged);
  const shownGlobals = globals.filter(({ cell }) => !filters || cell.before !== null);
  return (
    <section class="state" aria-labelledby="state-title">
      <header>
        <h2 id="state-title">{step === 0 ? 'Initial state' : `State after step ${step}`}</h2>
        <label class="switch">
          <input
            type="checkbox"
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
          />{' '}
          only what changed
        </label>
      </header>
      {shownRows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        <section class="table-scroller" tabIndex={0} aria-label="State by process">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span class="unseen">Field</span>
                </th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shownRows.map(({ field, cells }) => (
                <tr key={field}>
                  <th scope="row">
                    <code>{field}</code>
                  </th>
                  {cells.map((cell, position) => (
                    <td key={columns[position]} class={cell !== null && cell.before !== null ? 'changed' : undefined}>
                      {cell !== null && <CellValue cell={cell} />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {networks.map(({ field, messages }) => {
        const shown = messages.filter(({ fate }) => !filters || fate !== 'kept');
        return (
          <div key={field} class="network">
            <h3>{field}</h3>
            {shown.length === 0 ? (
              <p class="aside">{messages.length === 0 ? 'no message' : 'nothing new, nothing gone'}</p>
            ) : (
              <ul>
                {shown.map(({ text, fate }, position) => (
                  <li key={`${text} ${position}`} class={`chip chip-${fate}`}>
                    <code>{text}</code>
                    {fate !== 'kept' && <small>{fate}</small>}
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
      {shownGlobals.length > 0 && (
        <dl class="globals">
          {shownGlobals.map(({ field, cell }) => (
            <div key={field} class={cell.before === null ? undefined : 'changed'}>
              <dt>
                <code>{field}</code>
              </dt>
              <dd>
                <CellValue cell={cell} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {filters && shownRows.length + shownGlobals.length === 0 && <p class="aside">No field changed.</p>}
    </section>
  );
}

function CellValue({ cell: { value, before } }: { readonly cell: Cell }) {
  if (before === null) return <code>{value}</code>;
  return (
    <>
      <del>{before}</del> <ins>{value}</ins>
    </>
  );
}
