import {
  type CellText,
  groupsOf,
  headOfValue,
  type SweepDocument,
  type SweepGroup,
  subjectOfSweep,
  tallyOfSweep,
} from '../sweep/index.js';
import { count, counted, duration } from '../wording/index.js';
import type { Style } from './style.js';
import { alignedRows, tableLines } from './table.js';
import { fill, paragraph, widest } from './text.js';
import { mark } from './verdict.js';

export interface SweepRendering {
  readonly style: Style;
  /** What to do next: lines to read or to paste, at the end. */
  readonly next?: readonly string[];
}

/**
 * A sweep for people at a terminal. Of two dimensions, where the width allows it, a grid for each property, or for those that
 * came out alike; else a list of cells with their figures.
 */
export function renderSweep(document: SweepDocument, { style, next = [] }: SweepRendering): string {
  const { paint, width } = style;
  const blocks = [
    paragraph('', paint.bold(subjectOfSweep(document)), width),
    ...groupsOf(document).flatMap((group) => groupBlocks(document, group, style)),
    conclusion(document, style),
    next.map((line) => `  ${paint.dim(line)}`),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Which properties, how they came out in each cell, and what was too long for a cell. */
function groupBlocks(document: SweepDocument, group: SweepGroup, style: Style): readonly (readonly string[])[] {
  const notes = [...new Set(group.texts.flatMap(({ note }) => (note === null ? [] : [note])))];
  const grid = gridLines(document, group, notes, style);
  return [
    tableLines(
      group.properties.map(({ id, name }) => [style.paint.bold(id), name]),
      '',
      style,
    ),
    grid !== null && fits(grid, style) ? grid : listLines(document, group, notes, style),
    notes.flatMap((note, position) => paragraph(`  ${numberOf(position)} `, note, style.width)),
  ];
}

function fits(lines: readonly string[], { width }: Style): boolean {
  return widest(lines) <= width;
}

/** The first dimension from top to bottom, the second from left to right; null if there are not two. */
function gridLines(
  { dimensions }: SweepDocument,
  { texts }: SweepGroup,
  notes: readonly string[],
  style: Style,
): readonly string[] | null {
  const [down, across, ...others] = dimensions;
  if (down === undefined || across === undefined || others.length > 0) return null;
  const columns = across.values.length;
  const head = [down.name, ...across.values.map((value) => headOfValue(across, value))];
  const rows = down.values.map((value, row) => [
    String(value),
    ...texts
      .slice(row * columns, (row + 1) * columns)
      .map((text) => [signedOutcome(text, notes, style), ...(text.states === null ? [] : [text.states])].join(', ')),
  ]);
  return indented(alignedRows([head.map(style.paint.dim), ...rows], ['right', ...across.values.map(left)]));
}

const left = () => 'left' as const;
const right = () => 'right' as const;

/** A line for each cell, with as many of its figures as fit. */
function listLines(
  { dimensions, cells }: SweepDocument,
  { texts }: SweepGroup,
  notes: readonly string[],
  style: Style,
): readonly string[] {
  const figures = [
    { head: 'states', of: ({ distinctStates }: Figures) => count(distinctStates) },
    { head: 'time', of: ({ seconds }: Figures) => duration(seconds) },
    { head: 'transitions', of: ({ transitions }: Figures) => count(transitions) },
    { head: 'depth', of: ({ depth }: Figures) => count(depth) },
  ];
  const linesWith = (shown: typeof figures) => {
    const head = [...dimensions.map(({ name }) => name), '', ...shown.map((figure) => figure.head)];
    const rows = cells.map(({ values, result }, position) => {
      const text = texts[position];
      return [
        ...values.map(String),
        text === undefined ? '' : signedOutcome(text, notes, style),
        ...shown.map((figure) => (result === null ? '' : figure.of(result))),
      ];
    });
    const sides = [...dimensions.map(({ of }) => (of === 'variant' ? left() : right())), left(), ...shown.map(right)];
    return indented(alignedRows([head.map(style.paint.dim), ...rows], sides));
  };
  const narrower = figures.map((_, fewer) => linesWith(figures.slice(0, figures.length - fewer)));
  return narrower.find((lines) => fits(lines, style)) ?? linesWith([]);
}

/** What a list shows of a check beside its verdict. */
interface Figures {
  readonly distinctStates: number;
  readonly transitions: number;
  readonly depth: number;
  readonly seconds: number;
}

/** "✓ holds", "✗ violated after 8 steps", "– not a model [1]" */
function signedOutcome({ property, outcome, note }: CellText, notes: readonly string[], style: Style): string {
  const sign = property === null ? style.paint.dim('–') : mark(property, style);
  return `${sign} ${outcome}${note === null ? '' : ` ${numberOf(notes.indexOf(note))}`}`;
}

function numberOf(position: number): string {
  return `[${position + 1}]`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** "12 cells · 10 decided · 2 not a model · 34,123 states in all · 3.20 s" */
function conclusion(document: SweepDocument, { paint, width }: Style): string[] {
  const { cells, seconds, interrupted } = document;
  const states = cells.reduce((sum, { result }) => sum + (result?.distinctStates ?? 0), 0);
  const pieces = [
    counted(cells.length, 'cell'),
    ...tallyOfSweep(document),
    `${counted(states, 'state')} in all`,
    duration(seconds),
  ];
  return [
    ...(interrupted ? [`  ${paint.yellow('interrupted')}`] : []),
    ...fill('  ', pieces, width, ' · ').map((line) => paint.dim(line)),
  ];
}
