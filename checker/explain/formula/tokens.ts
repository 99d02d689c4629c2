/** What stands between brackets, and these. */
export interface Group {
  readonly open: Bracket;
  readonly parts: readonly Part[];
}

export type Bracket = '(' | '[' | '{';

/** A part of a program's text: a word, literal or operator as it is written, or a group. */
export type Part = string | Group;

export const closing = { '(': ')', '[': ']', '{': '}' } as const;

const space = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const string = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const word = /[\p{ID_Start}$_#][\p{ID_Continue}$]*|(?:\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|\.\d+|0[xXbBoO][\da-fA-F_]+)n?/uy;
const regularExpression = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const operator =
  />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|\*\*|<<|>>|[-+*/%&|^]=|[\s\S]/y;

/** The parts of a text in JavaScript, without white space and comments. */
export function partsOf(text: string): readonly Part[] {
  return new Reader(text).partsUntil(undefined);
}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  partsUntil(end: string | undefined): readonly Part[] {
    const parts: Part[] = [];
    for (;;) {
      this.#take(space);
      const next = this.text[this.#at];
      if (next === undefined || next === end) {
        this.#at += 1;
        return parts;
      }
      if (next === '(' || next === '[' || next === '{') {
        this.#at += 1;
        parts.push({ open: next, parts: this.partsUntil(closing[next]) });
      } else {
        parts.push(this.#plain(next, parts.at(-1)));
      }
    }
  }

  #plain(next: string, before: Part | undefined): string {
    if (next === '`') return this.#template();
    const literal = next === '/' && !isOperand(before) ? this.#take(regularExpression) : '';
    return literal || this.#take(string) || this.#take(word) || this.#take(operator);
  }

  /** A template as it is written, with whatever is in its holes. */
  #template(): string {
    const from = this.#at;
    for (this.#at += 1; this.#at < this.text.length && this.text[this.#at] !== '`'; ) {
      if (this.text[this.#at] === '\\') this.#at += 2;
      else if (this.text.startsWith('${', this.#at)) {
        this.#at += 2;
        this.partsUntil('}');
      } else this.#at += 1;
    }
    this.#at += 1;
    return this.text.slice(from, this.#at);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [taken = ''] = pattern.exec(this.text) ?? [];
    this.#at += taken.length;
    return taken;
  }
}

const wordsBeforeOperands = new Set(['return', 'typeof', 'case', 'in', 'of', 'else', 'new', 'delete', 'void', 'throw']);

/** Whether a value may end with a part, so that an operator follows, or a call's arguments. */
export function isOperand(part: Part | undefined): boolean {
  if (part === undefined) return false;
  if (typeof part !== 'string') return true;
  return /^[\p{ID_Continue}$#'"`.]/u.test(part) && part !== '...' && part !== '.' && !wordsBeforeOperands.has(part);
}
