import type { Trace } from '../../checker/index.js';
import { type Binding, checkedBy } from '../obligation.js';
import { type Decision, decide } from './results.js';

const head = ['variant', 'parameters', 'property', 'verdict', 'states', 'depth', 'shortest run'];

/** What the checks of a suite found, as a table in Markdown: a row for each binding. */
export async function resultsTable(bindings: readonly Binding[]): Promise<string> {
  const rows: string[][] = [];
  for (const binding of bindings) rows.push(rowOf(binding, await decide(binding)));
  return markdownTable(head, rows);
}

/** A table in Markdown, its columns aligned. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(lengthOf)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0)).join(' | ')} |`;
  return [line(titles), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/**
 * The page with this table in the place of the one that it has, between the marks of this name.
 * @throws Error if it has no place for one
 */
export function withTable(page: string, table: string, name = 'results'): string {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [begin, end] = [page.indexOf(opening), page.indexOf(closing)];
  if (begin < 0 || end < begin) throw new Error(`there is no ${opening} … ${closing} in the page`);
  return `${page.slice(0, begin + opening.length)}\n\n${table}\n\n${page.slice(end)}`;
}

function rowOf(binding: Binding, { result, property }: Decision): string[] {
  return [
    binding.variant,
    Object.entries(binding.parameters)
      .map(([name, value]) => `${name} = ${value}`)
      .concat(binding.symmetry === 'on' ? ['up to symmetry'] : [])
      .join(', ') || 'the defaults',
    checkedBy(binding).id,
    verdictOf(binding, property.verdict),
    result.distinctStates.toLocaleString('en'),
    String(result.depth),
    property.trace === undefined ? '' : lengthOfRun(property.trace),
  ];
}

/** What came of a binding, in the words of a table: "violated (T1)". */
export function verdictOf(binding: Binding, verdict: string): string {
  if (binding.kind === 'reached') return verdict === 'holds' ? 'reached' : 'not reached';
  if (binding.kind === 'unrefuted') return `${verdict} by ${binding.runs.steps.toLocaleString('en')} random steps`;
  const finding = binding.kind === 'holds' ? '' : ` (${binding.kind === 'limit' ? 'limit, ' : ''}${binding.finding})`;
  return `${verdict}${finding}`;
}

/** How long the shortest witness or counterexample is; of a run that does not end, up to where it stops or repeats. */
function lengthOfRun({ steps, loop }: Trace): string {
  const count = (number: number) => (number === 1 ? '1 step' : `${number} steps`);
  if (loop === null) return count(steps.length);
  if (loop.start === steps.length) return `stops after ${count(steps.length)}`;
  return `${count(loop.start)}, then ${steps.length - loop.start} for ever`;
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(width - lengthOf(cell));
}

/** In characters as people count them. */
function lengthOf(text: string): number {
  return [...text].length;
}
