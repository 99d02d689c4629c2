import { match } from 'ts-pattern';
import type { FindingsDigest, ShownFinding } from '../suite/index.js';
import { listed } from '../wording/index.js';
import type { Style } from './style.js';
import { commandLines, paragraph } from './text.js';
import { stepLines } from './trace.js';

/** What is wrong with the documented design, for people at a terminal. */
export function findingBlocks(findings: FindingsDigest, style: Style): readonly (readonly string[])[] {
  return [
    [style.paint.bold('what is wrong with the documented design')],
    ...findings.shown.map((each) => shownLines(each, style)),
    unlistedLines(findings, style),
    missingLines(findings, style),
  ].filter((block) => block.length > 0);
}

function shownLines(shown: ShownFinding, style: Style): readonly string[] {
  const { paint, width } = style;
  const { id, kind, isHeadline, title, source, repair } = shown.finding;
  const sign = match(kind)
    .with('flaw', 'consistent', () => paint.green('✓'))
    .with('limit', () => paint.yellow('■'))
    .exhaustive();
  const entry = (label: string, text: string) => paragraph(`    ${paint.dim(label.padEnd(9))} `, text, width);
  return [
    ...paragraph(`  ${sign} `, `${paint.bold(id)}${isHeadline ? ' ★' : ''} ${kind}: ${title}`, width),
    ...entry('document', source),
    ...entry('shown by', shown.shownBy),
    ...stepsOf(shown, style),
    ...entry(kind === 'limit' ? 'instead' : 'repair', repair),
    ...(shown.repairedBy === undefined ? [] : entry('', shown.repairedBy)),
    ...commandLines(`    ${paint.dim('see'.padEnd(9))} `, shown.command, width),
  ];
}

/** The counterexample, a line for each step. */
function stepsOf({ trace }: ShownFinding, style: Style): readonly string[] {
  if (trace === undefined) return [];
  const indent = ' '.repeat(8);
  return stepLines(trace, { ...style, width: style.width - indent.length }).map((line) => indent + line);
}

function unlistedLines({ unlisted }: FindingsDigest, { paint, width }: Style): readonly string[] {
  if (unlisted.length === 0) return [];
  return [
    paint.bold('besides, not in the list of what is known'),
    ...unlisted.flatMap(({ name, shownBy }) => paragraph('  · ', `${name} — ${shownBy}`, width)),
  ];
}

/** What was to be shown and was not; and, in a line, what none was about. */
function missingLines({ missed, others }: FindingsDigest, { paint, width }: Style): readonly string[] {
  return [
    ...(missed.length === 0 ? [] : [paint.bold('not reproduced by this run')]),
    ...missed.flatMap(({ id, isHeadline, title }) =>
      paragraph(`  ${paint.yellow('?')} `, `${id}${isHeadline ? ' ★' : ''} ${title}`, width),
    ),
    ...(others.length === 0 ? [] : paragraph('  ', `no check of this run is about ${listed(others)}`, width)),
  ];
}
