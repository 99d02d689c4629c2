import { count } from '../../../wording/index.js';
import { Bar } from './bar.js';
import type { Range } from './ranges.js';

/** How many there are in each range of numbers: a bar each, in proportion to the largest. */
export function Histogram({
  title,
  note,
  of,
  counted,
  ranges,
}: {
  readonly title: string;
  /** What is counted, and on which scale. */
  readonly note: string;
  /** What the ranges are of: "level". */
  readonly of: string;
  /** What is counted in each: "states". */
  readonly counted: string;
  readonly ranges: readonly Range[];
}) {
  if (ranges.length === 0) return null;
  const most = Math.max(1, ...ranges.map(({ size }) => size));
  return (
    <section class="wide" aria-label={title}>
      <h2>
        {title} <span class="figures">{note}</span>
      </h2>
      <table class="bars histogram">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" class="bar">
              <span class="unseen">in proportion</span>
            </th>
            <th scope="col">{counted}</th>
          </tr>
        </thead>
        <tbody>
          {ranges.map(({ from, to, size }) => (
            <tr key={from}>
              <th scope="row">{from === to ? count(from) : `${count(from)} to ${count(to)}`}</th>
              <td class="bar">
                <Bar part={size / most} />
              </td>
              <td>{count(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
