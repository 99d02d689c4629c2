import { match } from 'ts-pattern';
import type { KnownFinding, PropertyOfSuite, SuiteCheck, SuiteResult, SuiteVerdict } from '../../properties/index.js';
import { count, counted, duration, listed } from './figures.js';
import { findingBlocks } from './findings.js';
import type { Style } from './style.js';
import { commandOfCheck, nameOfCheck } from './suite-check.js';
import { alignedRows } from './table.js';
import { paragraph, widest } from './text.js';

export interface SuiteRendering {
  readonly style: Style;
  /** What is known to be wrong with the documented design, if it is to be told which of it was found. */
  readonly findings?: readonly KnownFinding[] | undefined;
}

/** What a run of the suite found, for people at a terminal: a row for each property, and what is not as it should be. */
export function renderSuite(result: SuiteResult, { style, findings }: SuiteRendering): string {
  const blocks = [
    [style.paint.bold(`the properties of the system, profile ${result.profile}`)],
    propertyRows(result, style),
    objectionLines(result, style),
    ...(findings === undefined ? [] : findingBlocks(result, findings, style)),
    conclusionLines(result, style),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** A row for each property, with how many checks of each kind there are; where that is too wide, how many altogether. */
function propertyRows(result: SuiteResult, { paint, width }: Style): readonly string[] {
  // Only larger profiles have random runs, and these show nothing of the other kinds.
  const kinds = checkKinds.filter((kind) => kind !== 'unrefuted' || has(result, kind));
  const rowsWith = (columns: readonly Column[]) => {
    const head = ['', '', 'property', 'verdict', 'obligations', ...columns.map(({ title }) => title)];
    const rows = result.properties.map((property) => [
      sign(property.verdict, paint),
      paint.bold(property.id),
      property.title,
      wordOf(property.verdict, paint),
      shownOf(property),
      ...columns.map((column) => asBound(result, property, column.kinds)),
    ]);
    // Names and verdicts, then numbers.
    const sides = head.map((_, column) => (column < 4 ? 'left' : 'right'));
    return alignedRows([head.map((title) => paint.dim(title)), ...rows], sides).map((row) => `  ${row}`);
  };
  const full = rowsWith(kinds.map((kind) => ({ title: kind, kinds: [kind] })));
  return widest(full) <= width ? full : rowsWith([{ title: 'checks', kinds }]);
}

/** A column of numbers of checks. */
interface Column {
  readonly title: string;
  readonly kinds: readonly CheckKind[];
}

/** "4 of 5": how many obligations are shown in all ways. */
function shownOf({ obligations }: PropertyOfSuite): string {
  const shown = obligations.filter(({ isShown }) => isShown).length;
  return obligations.length === 0 ? 'none' : `${shown} of ${obligations.length}`;
}

function has({ properties }: SuiteResult, kind: CheckKind): boolean {
  return properties.some(({ obligations }) => obligations.some((obligation) => obligation[kind].length > 0));
}

const checkKinds = ['holds', 'breaks', 'reached', 'limits', 'unrefuted'] as const;

type CheckKind = (typeof checkKinds)[number];

/** How many checks of some kinds came out as bound: of all of them, if not all did. */
function asBound({ checks }: SuiteResult, { obligations }: PropertyOfSuite, kinds: readonly CheckKind[]): string {
  const positions = obligations.flatMap((obligation) => kinds.flatMap((kind) => obligation[kind]));
  const good = positions.filter((at) => checks[at]?.outcome === 'as bound').length;
  if (positions.length === 0) return '–';
  return good === positions.length ? count(good) : `${count(good)}/${count(positions.length)}`;
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

/** Each check that does not show what it should, why, and how to look at it. */
function objectionLines({ checks }: SuiteResult, { paint, width }: Style): readonly string[] {
  const others = checks.filter(({ outcome }) => outcome === 'otherwise');
  const open = checks.filter(({ outcome }) => outcome === 'undecided');
  return [
    ...others.flatMap((check) => [
      ...paragraph(`  ${paint.red('✗')} `, `${nameOfCheck(check)}: ${check.objection ?? ''}`, width),
      `    ${paint.dim(commandOfCheck(check))}`,
    ]),
    ...reasonsOf(open).flatMap(([reason, some]) =>
      paragraph(`  ${paint.yellow('?')} `, `${counted(some, 'check')}: ${reason}`, width),
    ),
  ];
}

/** Why checks are undecided, and how many are for this reason. */
function reasonsOf(checks: readonly SuiteCheck[]): readonly (readonly [reason: string, checks: number])[] {
  const reasons = new Map<string, number>();
  for (const { objection } of checks) {
    const reason = objection ?? '';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons];
}

function conclusionLines(result: SuiteResult, { paint, width }: Style): readonly string[] {
  const { summary, seconds, interrupted, properties, checks } = result;
  const { holds, violated, undecided } = summary.properties;
  const parts = [
    `${holds} of ${properties.length} ${properties.length === 1 ? 'property holds' : 'properties hold'}`,
    ...(violated > 0 ? [`${violated} violated`] : []),
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
  ];
  const sentence = `${interrupted ? 'interrupted: ' : ''}${listed(parts)}`;
  const good = violated === 0 && undecided === 0 && summary.checks.otherwise === 0 && !interrupted;
  const figures = [
    counted(checks.length, 'check'),
    counted(summary.distinctStates, 'state'),
    counted(summary.transitions, 'transition'),
    duration(seconds),
  ].join(' · ');
  return [
    ...paragraph('  ', sentence, width).map((line) => (good ? paint.green(line) : paint.yellow(line))),
    `  ${paint.dim(figures)}`,
  ];
}
