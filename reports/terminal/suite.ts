import { match } from 'ts-pattern';
import type { SuiteVerdict } from '../../properties/index.js';
import type { CheckKind, SuiteDigest } from '../suite/index.js';
import { findingBlocks } from './findings.js';
import type { Style } from './style.js';
import { alignedRows } from './table.js';
import { commandLines, paragraph, widest } from './text.js';

/** What a run of the suite found, for people at a terminal: a row for each property, and what is not as it should be. */
export function renderSuite(digest: SuiteDigest, style: Style): string {
  const blocks = [
    [style.paint.bold(digest.title)],
    propertyRows(digest, style),
    objectionLines(digest, style),
    ...(digest.findings === undefined ? [] : findingBlocks(digest.findings, style)),
    conclusionLines(digest, style),
    digest.next.flatMap(({ wish, how }) => commandLines(`  ${style.paint.dim(`to ${wish}:`)}  `, how, style.width)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** A column of numbers of checks. */
interface Column {
  readonly title: string;
  readonly kinds: readonly CheckKind[];
}

/** A row for each property, with how many checks of each kind there are; where that is too wide, how many altogether. */
function propertyRows({ rows, kinds }: SuiteDigest, { paint, width }: Style): readonly string[] {
  const rowsWith = (columns: readonly Column[]) => {
    const head = ['', '', 'property', 'verdict', 'obligations', ...columns.map(({ title }) => title)];
    const cells = rows.map(({ id, title, verdict, obligations, asBound }) => [
      sign(verdict, paint),
      paint.bold(id),
      title,
      wordOf(verdict, paint),
      obligations,
      ...columns.map((column) => asBound(...column.kinds)),
    ]);
    // Names and verdicts, then numbers.
    const sides = head.map((_, column) => (column < 4 ? 'left' : 'right'));
    return alignedRows([head.map((title) => paint.dim(title)), ...cells], sides).map((row) => `  ${row}`);
  };
  const full = rowsWith(kinds.map((kind) => ({ title: kind, kinds: [kind] })));
  return widest(full) <= width ? full : rowsWith([{ title: 'checks', kinds }]);
}

function sign(verdict: SuiteVerdict, paint: Style['paint']): string {
  return match(verdict)
    .with('holds', () => paint.green('✓'))
    .with('violated', () => paint.red('✗'))
    .with('undecided', () => paint.yellow('?'))
    .exhaustive();
}

function wordOf(verdict: SuiteVerdict, paint: Style['paint']): string {
  return match(verdict)
    .with('holds', () => 'holds')
    .with('violated', () => paint.red('violated'))
    .with('undecided', () => paint.yellow('undecided'))
    .exhaustive();
}

/** Each check that does not show what it should, why, and how to look at it; then what is undecided. */
function objectionLines({ objections, undecided }: SuiteDigest, { paint, width }: Style): readonly string[] {
  return [
    ...objections.flatMap(({ check, objection, command }) => [
      ...paragraph(`  ${paint.red('✗')} `, `${check}: ${objection}`, width),
      ...commandLines('    ', command, width).map(paint.dim),
    ]),
    ...undecided.flatMap((reason) => paragraph(`  ${paint.yellow('?')} `, reason, width)),
  ];
}

function conclusionLines({ conclusion, isGood, figures }: SuiteDigest, { paint, width }: Style): readonly string[] {
  return [
    ...paragraph('  ', conclusion, width).map((line) => (isGood ? paint.green(line) : paint.yellow(line))),
    `  ${paint.dim(figures.join(' · '))}`,
  ];
}
