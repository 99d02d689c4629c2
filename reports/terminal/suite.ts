import { match } from 'ts-pattern';
import type { CheckKind, PropertyRow, SuiteDigest } from '../suite/index.js';
import { findingBlocks } from './findings.js';
import type { Style } from './style.js';
import { alignedRows } from './table.js';
import { commandLines, paragraph, shortened, widest } from './text.js';

/** What a run of the suite found, for people at a terminal: a row for each property, and what is not as it should be. */
export function renderSuite(digest: SuiteDigest, style: Style): string {
  const blocks = [
    [style.paint.bold(digest.title)],
    propertyRows(digest, style),
    objectionLines(digest, style),
    knownLines(digest, style),
    noteLines(digest, style),
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
function propertyRows({ rows, kinds, hasObligations }: SuiteDigest, { paint, width }: Style): readonly string[] {
  const longest = widest(rows.map(({ title }) => title));
  const rowsWith = (columns: readonly Column[], room = longest) => {
    const obligationsHead = hasObligations ? ['obligations'] : [];
    const head = ['', '', 'property', 'verdict', ...obligationsHead, ...columns.map(({ title }) => title)];
    const cells = rows.map((row) => [
      sign(row, paint),
      paint.bold(row.id),
      shortened(row.title, room),
      wordOf(row, paint),
      ...(hasObligations ? [row.obligations] : []),
      ...columns.map((column) => row.asBound(...column.kinds)),
    ]);
    // Names and verdicts, then numbers.
    const sides = head.map((_, column) => (column < 4 ? 'left' : 'right'));
    return alignedRows([head.map((title) => paint.dim(title)), ...cells], sides).map((row) => `  ${row}`);
  };
  const full = rowsWith(kinds.map((kind) => ({ title: kind, kinds: [kind] })));
  if (widest(full) <= width) return full;
  const narrow: readonly Column[] = [{ title: 'checks', kinds }];
  const excess = widest(rowsWith(narrow)) - width;
  // The titles of the system are short. A project's are sentences, which stand in the report at full length.
  return rowsWith(narrow, excess > 0 && !hasObligations ? Math.max(LEAST_ROOM, longest - excess) : longest);
}

/** So much of a sentence is shown, however narrow the terminal is. */
const LEAST_ROOM = 20;

function sign({ verdict, isAsExpected }: PropertyRow, paint: Style['paint']): string {
  if (isAsExpected) return paint.green('✓');
  return match(verdict)
    .with('holds', () => paint.green('✓'))
    .with('violated', () => paint.red('✗'))
    .with('undecided', () => paint.yellow('?'))
    .exhaustive();
}

function wordOf({ verdict, isAsExpected, word }: PropertyRow, { red, yellow }: Style['paint']): string {
  if (isAsExpected || verdict === 'holds') return word;
  return verdict === 'violated' ? red(word) : yellow(word);
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

/** The violations that are expected, each with its reason. */
function knownLines({ known }: SuiteDigest, { paint, width }: Style): readonly string[] {
  if (known.length === 0) return [];
  return [`  ${paint.dim('known violations')}`, ...known.flatMap((each) => paragraph('  · ', each, width))];
}

/** What the gate has to say, what fails first. */
function noteLines({ notes }: SuiteDigest, { paint, width }: Style): readonly string[] {
  const linesOf = (fails: boolean, head: string) =>
    notes.filter((note) => note.fails === fails).flatMap(({ message }) => paragraph(head, message, width));
  return [...linesOf(true, `  ${paint.red('✗')} `), ...linesOf(false, `  ${paint.yellow('!')} `)];
}

function conclusionLines({ conclusion, isGood, figures }: SuiteDigest, { paint, width }: Style): readonly string[] {
  return [
    ...paragraph('  ', conclusion, width).map((line) => (isGood ? paint.green(line) : paint.yellow(line))),
    `  ${paint.dim(figures.join(' · '))}`,
  ];
}
