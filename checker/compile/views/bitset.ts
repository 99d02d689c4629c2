import { bitOf, noteRead, noteWrite, read } from '../bits.js';
import { type Coding, numbers } from '../columns.js';
import type { Cell, Recording } from '../layout.js';
import { ownIndex, type Site } from './view.js';

/** The text of operations on one bit for each of `size` codes, inside a view's class. */
export interface Bits {
  has(code: string): string;
  add(code: string): string;
  remove(code: string): string;
  /** A statement. */
  readonly clear: string;
  /** An expression. */
  readonly size: string;
  /** Runs `body` for every member, as the constant `c`; of one view that is not inside an array. */
  eachMember(first: number, end: number, body: string): string;
}

/** One bit for each code. Up to 32 bits share a word with other fields; more have whole words of their own. */
export function emitBits(site: Site, codes: Coding): Bits {
  const { emitter } = site;
  const { size } = codes;
  const own = ownIndex(site);
  const keep = (firstBitOf: (own: number) => number) =>
    site.columns.push({
      width: 1,
      indices: [...site.indices, codes],
      value: numbers(2),
      bitOf: (number) => firstBitOf(Math.floor(number / size)) + (number % size),
      lengths: undefined,
    });
  if (size <= 32) {
    const cell = emitter.layout.allot(size, site.count);
    keep((view) => bitOf(cell, view));
    return packed(cell, own, popCount(site));
  }
  const words = Math.ceil(size / 32);
  const first = emitter.layout.allotWords(words, site.count);
  keep((view) => 32 * (first + view * words));
  const base = own === 0 ? `${first}` : `${first} + ${own} * ${words}`;
  const word = (code: string) => `W[${base} + (${code} >>> 5)]`;
  const count = popCount(site);
  const { read, written } = notes(emitter.layout.recording);
  const placeOf = (code: string) => [`${base} + (${code} >>> 5)`, `1 << (${code} & 31)`] as const;
  const wordAt = (w: number) => `(${read(`${base} + ${w}`, -1)}W[${base} + ${w}])`;
  return {
    has: (code) => `(${read(...placeOf(code))}(${word(code)} >>> (${code} & 31)) & 1) === 1`,
    add: (code) => `${written(...placeOf(code))}${word(code)} |= 1 << (${code} & 31);`,
    remove: (code) => `${written(...placeOf(code))}${word(code)} &= ~(1 << (${code} & 31));`,
    clear: `for (let w = 0; w < ${words}; w++) ${written(`${base} + w`, -1)}W[${base} + w] = 0;`,
    size: Array.from({ length: words }, (_, w) => `${count}(${wordAt(w)})`).join(' + '),
    eachMember: (from, end, body) => {
      const scan = [`for (let w = ${from >>> 5}; w < ${Math.ceil(end / 32)}; w++) {`];
      scan.push(`let members = W[${first} + w];`);
      scan.push(members('w * 32', `if (c < ${from} || c >= ${end}) continue;\n${body}`), '}');
      return scan.join('\n');
    },
  };
}

function packed(cell: Cell, own: string | number, count: string): Bits {
  // One view's bits are addressed as a one-bit cell that starts where they start.
  const start = own === 0 ? `${cell.shift}` : `${cell.shift} + ${inWord(cell, own)}`;
  const place =
    own === 0 || cell.valuesPerWordLog2 === null
      ? `${cell.word}`
      : `${cell.word} + ((${own}) >>> ${cell.valuesPerWordLog2})`;
  const word = `W[${place}]`;
  const bit = (code: string) => (start === '0' ? `(${code})` : `(${start} + ${code})`);
  const all = cell.width === 32 ? -1 : 2 ** cell.width - 1;
  const { read: readBits, written } = notes(cell.recording);
  return {
    has: (code) => `(${readBits(place, `1 << ${bit(code)}`)}(${word} >>> ${bit(code)}) & 1) === 1`,
    add: (code) => `${written(place, `1 << ${bit(code)}`)}${word} |= 1 << ${bit(code)};`,
    remove: (code) => `${written(place, `1 << ${bit(code)}`)}${word} &= ~(1 << ${bit(code)});`,
    clear: `${written(place, `${all} << (${start})`)}${word} &= ~(${all} << (${start}));`,
    size: `${count}(${read(cell, own)})`,
    eachMember: (from, end, body) => {
      const within = end - from === 32 ? -1 : (2 ** (end - from) - 1) << from;
      return `let members = ${read(cell, own)} & ${within};\n${members('0', body)}`;
    },
  };
}

type Note = (word: string, bits: string | number) => string;

/** Beginnings of expressions that note what is read and written, where that is noted. */
function notes(recording: Recording | undefined): { readonly read: Note; readonly written: Note } {
  return {
    read: (word, bits) => (recording === undefined ? '' : `${noteRead(recording, word, bits)}, `),
    written: (word, bits) => (recording === 'by subject' ? `${noteWrite(word, bits)}, ` : ''),
  };
}

/** The distance in bits of a view's bits from the first view's, within their word. */
function inWord({ width, valuesPerWordLog2 }: Cell, own: string | number): string {
  if (valuesPerWordLog2 === null) return `${own} * ${width}`;
  return `(${own} & ${2 ** valuesPerWordLog2 - 1}) * ${width}`;
}

/** Takes the bits of `members` one by one, from the lowest. */
function members(base: string, body: string): string {
  return `while (members !== 0) {
  const low = members & -members;
  const c = ${base === '0' ? '' : `${base} + `}31 - Math.clz32(low);
  members ^= low;
  ${body}
}`;
}

function popCount(site: Site): string {
  return site.emitter.constant('popCount', populationCount);
}

/** How many bits of a 32-bit word are set (Warren, Hacker's Delight, 5-1). */
export function populationCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
