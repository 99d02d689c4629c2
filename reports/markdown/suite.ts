import type { FindingsDigest, Objection, ShownFinding, SuiteDigest } from '../suite/index.js';
import { plain, stepLines } from '../terminal/index.js';
import { listed } from '../wording/index.js';
import { code, inHtml, text } from './escaped.js';
import { runBlocks } from './run.js';

/** So many surprises are shown as they came about: a comment has no room for more. */
const MOST_RUNS = 5;

const signs = { holds: '✅', violated: '❌', undecided: '❓' } as const;

/** What a run of the suite found, as Markdown: for the comment on a pull request, or the summary of a job. */
export function suiteMarkdown(digest: SuiteDigest): string {
  const { title, conclusion, isGood, figures, findings, next } = digest;
  const blocks = [
    `## ${isGood ? '✅' : '⚠️'} ${text(conclusion)}`,
    `${text(title)}: ${text(figures.join(' · '))}`,
    ...objectionBlocks(digest),
    table(digest),
    ...knownBlocks(digest),
    ...digest.objections.slice(0, MOST_RUNS).flatMap(runOf),
    ...(findings === undefined ? [] : findingBlocks(findings)),
    ...next.map(({ wish, how }) => `To ${text(wish)}: ${code(how)}`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What decides a check that is not as it is bound. */
function runOf({ check, property, result }: Objection): readonly string[] {
  const blocks = property === null || result === null ? [] : runBlocks(property, result);
  return blocks.length === 0 ? [] : [`### ❌ ${text(check)}`, ...blocks];
}

function table({ rows, kinds, hasObligations }: SuiteDigest): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const ofObligations = (cell: string) => (hasObligations ? [cell] : []);
  return [
    line(['', '', 'property', 'verdict', ...ofObligations('obligations'), ...kinds]),
    line(['-', '-', '-', '-', ...ofObligations('-:'), ...kinds.map(() => '-:')]),
    ...rows.map((row) =>
      line([
        row.isAsExpected ? signs.holds : signs[row.verdict],
        text(row.id),
        text(row.title),
        row.word,
        ...ofObligations(row.obligations),
        ...kinds.map((kind) => row.asBound(kind)),
      ]),
    ),
  ].join('\n');
}

/** The violations that a project expects. */
function knownBlocks({ known }: SuiteDigest): readonly string[] {
  return known.length === 0 ? [] : ['### Known violations', known.map((each) => `- ${text(each)}`).join('\n')];
}

function objectionBlocks({ objections, undecided, notes }: SuiteDigest): readonly string[] {
  const lines = [
    ...objections.map(
      ({ check, objection, command }) => `- ❌ ${text(`${check}: ${objection}`)}\\\n  ${code(command)}`,
    ),
    ...undecided.map((reason) => `- ❓ ${text(reason)}`),
    ...notes.map(({ message, fails }) => `- ${fails ? '❌' : '⚠️'} ${text(message)}`),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function findingBlocks({ shown, unlisted, missed, others }: FindingsDigest): readonly string[] {
  return [
    '### What is wrong with the documented design',
    ...shown.map(shownBlock),
    ...(unlisted.length === 0 ? [] : ['Besides, not in the list of what is known:']),
    ...(unlisted.length === 0
      ? []
      : [unlisted.map(({ name, shownBy }) => `- ${text(`${name} — ${shownBy}`)}`).join('\n')]),
    ...(missed.length === 0 ? [] : ['Not reproduced by this run:']),
    ...(missed.length === 0 ? [] : [missed.map(({ id, title }) => `- ❓ ${text(`${id} ${title}`)}`).join('\n')]),
    ...(others.length === 0 ? [] : [text(`No check of this run is about ${listed(others)}.`)]),
  ];
}

/** One line, and what there is to say of it where it is opened. */
function shownBlock({ finding, shownBy, trace, repairedBy, command }: ShownFinding): string {
  const { id, kind, isHeadline, title, source, repair } = finding;
  const steps = trace === undefined ? [] : ['```text', ...stepLines(trace, plain), '```', ''];
  const repaired = repairedBy === undefined ? '' : ` (${text(repairedBy)})`;
  return [
    `<details><summary>${isHeadline ? '★ ' : ''}<b>${id}</b> ${kind}: ${inHtml(title)}</summary>`,
    '',
    `- document: ${text(source)}`,
    `- shown by: ${text(shownBy)}`,
    `- ${kind === 'limit' ? 'instead' : 'repair'}: ${text(repair)}${repaired}`,
    `- see: ${code(command)}`,
    '',
    ...steps,
    '</details>',
  ].join('\n');
}
