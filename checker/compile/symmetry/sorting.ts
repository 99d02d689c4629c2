import type { MovedCell } from './cells.js';
import type { Vertices } from './terms.js';

/** The text of a function for so many cells is still compiled to machine code at once. */
const MOST_CELLS = 1_000;

/** A field of the signature of each process of a set: what one cell for each says. */
interface Field {
  /** In which number of the signature it is, and from which bit on. */
  readonly part: number;
  readonly from: number;
  readonly width: number;
  /** By process: the cell. */
  readonly cells: readonly MovedCell[];
}

/**
 * The text of a function `canonicalise` over the words `W` for states in which each moved cell is about one process:
 * then all that a state says of a process is its signature, and processes are sorted by it. Undefined for any other states,
 * and for very large ones.
 *
 * Insertion sort, since the source was sorted and a step changes few processes.
 */
export function sortingText(cells: readonly MovedCell[], vertices: Vertices): string | undefined {
  if (cells.length > MOST_CELLS) return undefined;
  if (cells.some(({ speaks, where: { terms } }) => speaks || terms.length !== 1 || terms[0]?.ends.length !== 1)) {
    return undefined;
  }
  const sets = vertices.sets
    .map(({ name, size }) => ({
      name,
      size,
      fields: fieldsOf(cells.filter((cell) => cell.where.terms[0]?.set.name === name)),
    }))
    .filter(({ fields }) => fields.length > 0);
  const partsOf = (fields: readonly Field[]) =>
    Array.from({ length: (fields.at(-1)?.part ?? 0) + 1 }, (_, part) => part);
  const declarations = sets.flatMap(({ size, fields }, set) =>
    partsOf(fields).map(
      // A buffer of its own, so that its address can be a constant.
      (part) =>
        `const S${set}_${part} = new Int32Array(new SharedArrayBuffer(${Math.max(128, 4 * size)}), 0, ${size});`,
    ),
  );
  const sorting = sets.map(({ name, size, fields }, set) => {
    const parts = partsOf(fields);
    const exceeds = parts
      .map((part) => {
        const equal = parts.slice(0, part).map((earlier) => `S${set}_${earlier}[j - 1] === x${earlier} && `);
        return `${equal.join('')}S${set}_${part}[j - 1] > x${part}`;
      })
      .join(' || ');
    const each = (body: (part: number) => string) => parts.map(body).join(' ');
    const processes = Array.from(
      { length: size },
      (_, process) => `${each((part) => `x${part} = ${signature(fields, part, process)};`)}
j = ${process};
${process === 0 ? '' : `while (j > 0 && (${exceeds})) { ${each((part) => `S${set}_${part}[j] = S${set}_${part}[j - 1];`)} j--; }`}
${each((part) => `S${set}_${part}[j] = x${part};`)}
${process === 0 ? '' : `moved |= j ^ ${process};`}`,
    );
    return `// ${name}
moved = 0;
${processes.join('\n')}
if (moved !== 0) {
${writing(fields, set).join('\n')}
}`;
  });
  const parts = Math.max(0, ...sets.map(({ fields }) => partsOf(fields).length));
  const variables = ['moved = 0', 'j = 0', ...Array.from({ length: parts }, (_, part) => `x${part} = 0`)];
  return `${declarations.join('\n')}
function canonicalise() {
let ${variables.join(', ')};
${sorting.join('\n')}
}`;
}

/** The fields of the signature, packed into as few numbers as they fit in, in order. */
function fieldsOf(cells: readonly MovedCell[]): readonly Field[] {
  const byKind = new Map<number, MovedCell[]>();
  for (const cell of cells) {
    const kind = byKind.get(cell.where.fixed);
    if (kind === undefined) byKind.set(cell.where.fixed, [cell]);
    else kind.push(cell);
  }
  let part = 0;
  let from = 0;
  return [...byKind.values()].map((ofKind) => {
    const width = ofKind[0]?.width ?? 0;
    if (from + width > 32) {
      part += 1;
      from = 0;
    }
    // Cells of a kind are numbered by their process, and were made in order of their numbers.
    const field = { part, from, width, cells: ofKind };
    from += width;
    return field;
  });
}

function signature(fields: readonly Field[], part: number, process: number): string {
  return fields
    .filter((field) => field.part === part)
    .map(({ from, width, cells }) =>
      moved(`W[${(cells[process]?.bit ?? 0) >>> 5}]`, (cells[process]?.bit ?? 0) & 31, from, width),
    )
    .join(' | ');
}

/** Statements that write the sorted signatures back. */
function writing(fields: readonly Field[], set: number): string[] {
  const byWord = new Map<number, { bits: number; values: string[] }>();
  for (const { part, from, width, cells } of fields) {
    for (const [process, { bit }] of cells.entries()) {
      const word = byWord.get(bit >>> 5) ?? { bits: 0, values: [] };
      word.bits |= maskOf(width) << (bit & 31);
      word.values.push(moved(`S${set}_${part}[${process}]`, from, bit & 31, width));
      byWord.set(bit >>> 5, word);
    }
  }
  return [...byWord].map(([word, { bits, values }]) => `W[${word}] = (W[${word}] & ${~bits}) | ${values.join(' | ')};`);
}

/** An expression for so many bits of a word, moved from one bit on to another. */
function moved(word: string, from: number, to: number, width: number): string {
  if (width === 32) return word;
  const bits = `(${from === 0 ? word : `(${word} >>> ${from})`} & ${maskOf(width)})`;
  return to === 0 ? bits : `(${bits} << ${to})`;
}

function maskOf(width: number): number {
  return width === 32 ? -1 : 2 ** width - 1;
}
