import { match } from 'ts-pattern';
import type { KnownFinding, SuiteCheck, SuiteResult } from '../../properties/index.js';
import { counted, listed } from './figures.js';
import type { Style } from './style.js';
import { commandOfCheck } from './suite-check.js';
import { paragraph } from './text.js';
import { stepLines } from './trace.js';

/** A known finding, and the checks that show it, the shortest counterexample first. */
interface Shown {
  readonly finding: KnownFinding;
  readonly best: SuiteCheck;
  readonly others: readonly SuiteCheck[];
}

/** What is wrong with the documented design: what a run showed, by which counterexample, and what repairs it; and what not. */
export function findingBlocks(
  { checks }: SuiteResult,
  findings: readonly KnownFinding[],
  style: Style,
): readonly (readonly string[])[] {
  const good = checks.filter(({ outcome, binding }) => outcome === 'as bound' && binding.finding !== null);
  const shown = findings.flatMap((finding) => shownBy(finding, good));
  const missing = findings.filter(
    ({ id, kind }) => kind !== 'consistent' && !shown.some((each) => each.finding.id === id),
  );
  const unlisted = good.filter(({ binding }) => binding.knownFindings.length === 0);
  const blocks = [
    [style.paint.bold('what is wrong with the documented design')],
    ...shown.map((each) => shownLines(each, checks, style)),
    unlistedLines(unlisted, style),
    missingLines(missing, checks, style),
  ];
  return blocks.filter((block) => block.length > 0);
}

function shownBy(finding: KnownFinding, checks: readonly SuiteCheck[]): readonly Shown[] {
  const [best, ...others] = checks
    .filter(({ binding }) => binding.knownFindings.includes(finding.id))
    .sort((one, other) => lengthOf(one) - lengthOf(other));
  return best === undefined ? [] : [{ finding, best, others }];
}

function shownLines({ finding, best, others }: Shown, checks: readonly SuiteCheck[], style: Style): readonly string[] {
  const { paint, width } = style;
  const { id, kind, isHeadline, title, source, repair } = finding;
  const sign = match(kind)
    .with('flaw', 'consistent', () => paint.green('✓'))
    .with('limit', () => paint.yellow('■'))
    .exhaustive();
  const entry = (label: string, text: string) => paragraph(`    ${paint.dim(label.padEnd(9))} `, text, width);
  const besides = others.length === 0 ? '' : `, and ${counted(others.length, 'more check')}`;
  const counterpart = best.counterpart === null ? undefined : checks[best.counterpart];
  return [
    ...paragraph(`  ${sign} `, `${paint.bold(id)}${isHeadline ? ' ★' : ''} ${kind}: ${title}`, width),
    ...entry('document', source),
    ...entry('shown by', `${placeOf(best)}: ${reasonOf(best)}${besides}`),
    ...stepsOf(best, style),
    ...entry(kind === 'limit' ? 'instead' : 'repair', repair),
    ...(counterpart === undefined ? [] : entry('', `${placeOf(counterpart)}: ${reasonOf(counterpart)}`)),
    ...entry('see', commandOfCheck(best)),
  ];
}

/** "P4.agreement on two-phase-commit, documented" */
function placeOf({ binding: { checked, model, variant, parameters } }: SuiteCheck): string {
  const set = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  return `${checked} on ${[`${model}, ${variant}`, ...set].join(', ')}`;
}

/** "violated after 9 steps", "holds in all 4,123 states" */
function reasonOf({ result }: SuiteCheck): string {
  const [property] = result?.properties ?? [];
  if (property === undefined) return 'not decided';
  return property.verdict === 'violated' ? property.reason : `${property.verdict}, ${property.reason}`;
}

/** The counterexample, a line for each step. */
function stepsOf({ result }: SuiteCheck, style: Style): readonly string[] {
  const trace = result?.properties[0]?.trace;
  if (trace === undefined) return [];
  const indent = ' '.repeat(8);
  return stepLines(trace, { ...style, width: style.width - indent.length }).map((line) => indent + line);
}

function lengthOf({ result }: SuiteCheck): number {
  return result?.properties[0]?.trace?.steps.length ?? 0;
}

/** What was found beside the list: seeded flaws, and what the list does not have. */
function unlistedLines(checks: readonly SuiteCheck[], { paint, width }: Style): readonly string[] {
  if (checks.length === 0) return [];
  const named = new Map<string, SuiteCheck>();
  for (const check of checks) {
    const name = check.binding.finding ?? '';
    if (!named.has(name)) named.set(name, check);
  }
  return [
    paint.bold('besides, not in the list of what is known'),
    ...[...named].flatMap(([name, check]) => [
      ...paragraph('  · ', `${name} — ${placeOf(check)}: ${reasonOf(check)}`, width),
    ]),
  ];
}

/** What a check of this run was to show and did not; and, in a line, what none was about. */
function missingLines(
  findings: readonly KnownFinding[],
  checks: readonly SuiteCheck[],
  { paint, width }: Style,
): readonly string[] {
  const isAbout = ({ id }: KnownFinding) => checks.some(({ binding }) => binding.knownFindings.includes(id));
  const missed = findings.filter(isAbout);
  const others = findings.filter((finding) => !isAbout(finding)).map(({ id }) => id);
  return [
    ...(missed.length === 0 ? [] : [paint.bold('not reproduced by this run')]),
    ...missed.flatMap(({ id, isHeadline, title }) =>
      paragraph(`  ${paint.yellow('?')} `, `${id}${isHeadline ? ' ★' : ''} ${title}`, width),
    ),
    ...(others.length === 0 ? [] : paragraph('  ', `no check of this run is about ${listed(others)}`, width)),
  ];
}
