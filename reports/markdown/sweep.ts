import {
  type CellText,
  groupsOf,
  headOfValue,
  type SweepDocument,
  type SweepGroup,
  subjectOfSweep,
  tallyOfSweep,
} from '../sweep/index.js';
import { isAsExpected } from '../verdict.js';
import { counted, duration } from '../wording/index.js';
import { text } from './escaped.js';

/** A sweep as Markdown: a table for each property, or for those that came out alike. */
export function sweepMarkdown(document: SweepDocument): string {
  const { cells, seconds } = document;
  const blocks = [
    `## ${text(subjectOfSweep(document))}`,
    ...groupsOf(document).flatMap((group) => groupBlocks(document, group)),
    text(`${counted(cells.length, 'cell')}: ${tallyOfSweep(document).join(', ')} · ${duration(seconds)}`),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function groupBlocks(document: SweepDocument, group: SweepGroup): readonly string[] {
  const { properties, texts } = group;
  const notes = [...new Set(texts.flatMap(({ note }) => (note === null ? [] : [note])))];
  return [
    properties.map(({ id, name }) => `**${text(id)}**: ${text(name)}`).join('  \n'),
    table(document, texts, notes).join('\n'),
    notes.map((note, position) => `${position + 1}. ${text(note)}`).join('\n'),
  ];
}

/** Two dimensions are a grid, others a list of cells. */
function table({ dimensions, cells }: SweepDocument, texts: readonly CellText[], notes: readonly string[]): string[] {
  const shown = (cell: CellText | undefined) => (cell === undefined ? '' : textOf(cell, notes));
  const [down, across, ...others] = dimensions;
  if (down !== undefined && across !== undefined && others.length === 0) {
    const columns = across.values.length;
    return [
      ...headLines([down.name, ...across.values.map((value) => headOfValue(across, value))]),
      ...down.values.map((value, row) =>
        line([text(String(value)), ...texts.slice(row * columns, (row + 1) * columns).map(shown)]),
      ),
    ];
  }
  return [
    ...headLines([...dimensions.map(({ name }) => name), '']),
    ...cells.map(({ values }, position) =>
      line([...values.map((value) => text(String(value))), shown(texts[position])]),
    ),
  ];
}

function headLines(heads: readonly string[]): readonly string[] {
  return [line(heads.map(text)), line(heads.map(() => '-'))];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function textOf(cell: CellText, notes: readonly string[]): string {
  const { outcome, states, note } = cell;
  const number = note === null ? '' : ` (${notes.indexOf(note) + 1})`;
  return `${signOf(cell)} ${text([outcome, ...(states === null ? [] : [states])].join(', '))}${number}`;
}

function signOf({ property }: CellText): string {
  if (property === null) return '➖';
  if (property.verdict === 'inconclusive') return '❓';
  return isAsExpected(property) ? '✅' : '❌';
}
