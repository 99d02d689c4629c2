import type { Cell, Recording } from './layout.js';

/** The text of an expression that reads the code at an index of a cell. `index` is an expression, or a number. */
export function read(cell: Cell, index: string | number): string {
  const { word, shift } = place(cell, index);
  const shifted = shift === 0 ? `W[${word}]` : `(W[${word}] >>> ${parenthesised(shift)})`;
  const code = cell.width === 32 ? `W[${word}]` : `(${shifted} & ${maskOf(cell.width)})`;
  const { recording } = cell;
  return recording === undefined ? code : `(${noteRead(recording, word, bitsOf(cell, shift))}, ${code})`;
}

/** The text of statements that write the code `code` at an index of a cell. */
export function write(cell: Cell, index: string | number, code: string | number): string {
  const { word, shift } = place(cell, index);
  const assignment = assign(cell, word, shift, code);
  const { recording } = cell;
  if (recording !== 'by subject') return assignment;
  return `{ ${noteWrite(word, bitsOf(cell, shift))}; ${assignment} }`;
}

/** The text of an expression that notes that bits of a word are read. */
export function noteRead(recording: Recording, word: string | number, bits: string | number): string {
  return `readBits[${recording === 'by subject' ? 'subjectRow[0] + ' : ''}${word}] |= ${bits}`;
}

/** The text of an expression that notes that bits of a word are written, by the subject at hand. */
export function noteWrite(word: string | number, bits: string | number): string {
  return `writtenBits[subjectRow[0] + ${word}] |= ${bits}`;
}

function assign(cell: Cell, word: string | number, shift: string | number, code: string | number): string {
  if (cell.width === 32) return `W[${word}] = ${code};`;
  const mask = maskOf(cell.width);
  if (typeof word === 'number' && typeof shift === 'number') {
    const placed = typeof code === 'number' ? `${code << shift}` : shift === 0 ? code : `(${code}) << ${shift}`;
    return `W[${word}] = (W[${word}] & ${~(mask << shift)}) | ${placed};`;
  }
  return `{ const at = ${word}, by = ${shift}; W[at] = (W[at] & ~(${mask} << by)) | ((${code}) << by); }`;
}

/** The lowest bit of the value at an index of a cell, counted from the first bit of the state. */
export function bitOf(cell: Cell, index: number): number {
  const { width, word, shift, valuesPerWordLog2 } = cell;
  if (valuesPerWordLog2 === null) return 32 * word + shift + index * width;
  return 32 * (word + (index >>> valuesPerWordLog2)) + (index & (2 ** valuesPerWordLog2 - 1)) * width;
}

/** `outer * size + inner`, folded where an operand is 0 and the size is 1. */
export function flatIndex(outer: string | number, size: number, inner: string | number): string | number {
  if (typeof outer === 'number' && typeof inner === 'number') return outer * size + inner;
  if (outer === 0) return inner;
  const product = size === 1 ? `${outer}` : `${outer} * ${size}`;
  return inner === 0 ? product : `${product} + ${inner}`;
}

function place(cell: Cell, index: string | number): { word: string | number; shift: string | number } {
  const { width, word, shift, valuesPerWordLog2 } = cell;
  if (valuesPerWordLog2 === null) return { word, shift: plus(times(cell.count === 1 ? 0 : index, width), shift) };
  const within = 2 ** valuesPerWordLog2 - 1;
  if (typeof index === 'number') {
    return { word: word + (index >>> valuesPerWordLog2), shift: (index & within) * width };
  }
  const offset = valuesPerWordLog2 === 0 ? `(${index})` : `((${index}) >>> ${valuesPerWordLog2})`;
  return {
    word: word === 0 ? offset : `${word} + ${offset}`,
    shift: within === 0 ? 0 : times(`((${index}) & ${within})`, width),
  };
}

function times(index: string | number, width: number): string | number {
  if (typeof index === 'number') return index * width;
  return width === 1 ? `(${index})` : `(${index}) * ${width}`;
}

function plus(left: string | number, right: number): string | number {
  if (typeof left === 'number') return left + right;
  return right === 0 ? left : `${left} + ${right}`;
}

function parenthesised(expression: string | number): string {
  return typeof expression === 'number' ? `${expression}` : `(${expression})`;
}

/** The bits of its word that a value with this shift takes. */
function bitsOf({ width }: Cell, shift: string | number): string | number {
  const mask = maskOf(width);
  return typeof shift === 'number' ? mask << shift : `${mask} << ${parenthesised(shift)}`;
}

function maskOf(width: number): number {
  return width === 32 ? -1 : 2 ** width - 1;
}
