import { match } from 'ts-pattern';
import type { KnownFinding, PropertyOfSuite, SuiteCheck, SuiteResult, SuiteVerdict } from '../../properties/index.js';
import { count, counted, duration, listed } from './figures.js';
import { optionsOfDesign } from './options-of-design.js';
import type { Style } from './style.js';
import { alignedRows } from './table.js';
import { paragraph } from './text.js';
import { word } from './word.js';

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
    findings === undefined ? [] : findingLines(result, findings, style),
    conclusionLines(result, style),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function propertyRows(result: SuiteResult, { paint }: Style): readonly string[] {
  const head = ['', '', 'property', 'verdict', 'obligations', 'holds', 'breaks', 'reached', 'limits'];
  const rows = result.properties.map((property) => {
    const { obligations } = property;
    const shown = obligations.filter(({ isShown }) => isShown).length;
    const of = (kind: 'holds' | 'breaks' | 'reached' | 'limits') => asBound(result, property, kind);
    return [
      sign(property.verdict, paint),
      paint.bold(property.id),
      property.title,
      wordOf(property.verdict, paint),
      obligations.length === 0 ? 'none' : `${shown} of ${obligations.length}`,
      of('holds'),
      of('breaks'),
      of('reached'),
      of('limits'),
    ];
  });
  const sides = ['left', 'left', 'left', 'left', 'right', 'right', 'right', 'right', 'right'] as const;
  return alignedRows([head.map((title) => paint.dim(title)), ...rows], sides).map((row) => `  ${row}`);
}

/** How many checks of a kind came out as bound: of all of them, if not all did. */
function asBound(
  { checks }: SuiteResult,
  { obligations }: PropertyOfSuite,
  kind: 'holds' | 'breaks' | 'reached' | 'limits',
): string {
  const positions = obligations.flatMap((obligation) => obligation[kind]);
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
      ...paragraph(`  ${paint.red('✗')} `, `${nameOf(check)}: ${check.objection ?? ''}`, width),
      `    ${paint.dim(commandOf(check))}`,
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

/** "P4.agreement breaks on two-phase-commit, documented" */
function nameOf({ binding }: SuiteCheck): string {
  const { checked, model, variant } = binding;
  const verb = match(binding.kind)
    .with('holds', () => 'holds')
    .with('reached', () => 'is reached')
    .with('breaks', () => 'breaks')
    .with('limit', () => 'fails, as a limit,')
    .exhaustive();
  return `${checked} ${verb} on ${model}, ${variant}`;
}

/** The command that makes one check by itself. */
function commandOf({ binding }: SuiteCheck): string {
  const { model, variant, parameters, checked, expected } = binding;
  const set = Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`);
  return [
    'signalbox check',
    word(model),
    ...optionsOfDesign({ variant, set, fairness: undefined }),
    `--property ${word(checked)}`,
    ...(expected === 'violated' ? ['--expect violated'] : []),
  ].join(' ');
}

/** What was found of what is known to be wrong, by the shortest counterexample; and what was not. */
function findingLines({ checks }: SuiteResult, findings: readonly KnownFinding[], style: Style): readonly string[] {
  const { paint, width } = style;
  const shown = checks.filter(({ outcome, binding }) => outcome === 'as bound' && binding.finding !== null);
  const lines = findings.flatMap(({ id, title, isHeadline, isLimit }) => {
    const evidence = shown
      .filter(({ binding }) => binding.finding === id)
      .sort((one, other) => stepsOf(one) - stepsOf(other));
    const [best] = evidence;
    const name = `${id}${isHeadline ? ' ★' : ''}`;
    if (best === undefined)
      return paragraph(`  ${paint.yellow('?')} `, `${name} ${title}: not reproduced by this run`, width);
    const what = isLimit ? 'limit' : 'flaw';
    const { binding } = best;
    const found = `${what}, ${counted(evidence.length, 'check')}; ${binding.checked} on ${binding.model}, ${binding.variant}: ${lengthOf(best)}`;
    return [
      ...paragraph(`  ${paint.green('✓')} `, `${name} ${title} — ${found}`, width),
      `    ${paint.dim(commandOf(best))}`,
    ];
  });
  const known = new Set(findings.map(({ id }) => id));
  const seeded = shown.filter(({ binding }) => !known.has(binding.finding ?? ''));
  return [
    paint.bold('what is wrong with the documented design'),
    ...lines,
    ...paragraph(
      '  ',
      `besides, ${counted(seeded.length, 'check')} of flaws that were seeded break as they should`,
      width,
    ),
  ];
}

function stepsOf({ result }: SuiteCheck): number {
  return result?.properties[0]?.trace?.steps.length ?? 0;
}

function lengthOf({ result }: SuiteCheck): string {
  const property = result?.properties[0];
  return property?.trace === undefined ? (property?.reason ?? '') : counted(property.trace.steps.length, 'step');
}

function conclusionLines(result: SuiteResult, { paint, width }: Style): readonly string[] {
  const { summary, seconds, interrupted, properties, checks } = result;
  const { holds, violated, undecided } = summary.properties;
  const parts = [
    `${holds} of ${counted(properties.length, 'property')} hold`,
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
