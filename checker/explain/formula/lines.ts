import { closing, type Group, isOperand, type Part } from './tokens.js';

/** Where a line may be broken, before what binds least. */
const breaks = ['??', '||', '&&'];

const wordsOfStatements = new Set(['if', 'for', 'while', 'switch', 'function', 'try', 'do']);

/** A text in lines not much longer than `width`, broken where a person would. */
export function linesOf(parts: readonly Part[], width: number): readonly string[] {
  const flat = flatText(parts);
  if (flat.length <= width || width < 20) return [flat];
  if (parts[0] === 'return') {
    const returned = parts.slice(1);
    const [only] = returned;
    const isBracketed = returned.length === 1 && typeof only === 'object' && only.open === '(';
    const [first = '', ...rest] = linesOf(isBracketed ? only.parts : returned, width - 2);
    return [`return ${first}`, ...(isContinued(rest) ? indented(rest) : rest)];
  }
  const arrow = parts.indexOf('=>');
  if (arrow >= 0) {
    const head = flatText(parts.slice(0, arrow + 1));
    const body = parts.slice(arrow + 1);
    const [only] = body;
    if (body.length === 1 && typeof only === 'object' && only.open === '{')
      return joined([head, ' '], broken(only, width, true));
    return [head, ...indented(linesOf(body, width - 2))];
  }
  const separator = breaks.find((each) => parts.includes(each));
  if (separator !== undefined) {
    const operands = splitAt(parts, separator);
    return operands.flatMap((operand, position) =>
      position === 0 ? linesOf(operand, width) : joined([separator, ' '], linesOf(operand, width - 3)),
    );
  }
  return brokenInLargestGroup(parts, width);
}

/** Whether lines go on with what they began, at the same indentation. */
function isContinued([first = '']: readonly string[]): boolean {
  return breaks.some((each) => first.startsWith(each));
}

/** The statements of a block, each in lines of its own. */
export function linesOfStatements(parts: readonly Part[], width: number): readonly string[] {
  return statementsOf(parts).flatMap((statement) => {
    const lines = linesOf(statement, width);
    return endsInBlock(statement) ? lines : joined([], lines, ';');
  });
}

/** What a block does one after the other. */
export function statementsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const statements: Part[][] = [];
  let statement: Part[] = [];
  const end = () => {
    if (statement.length > 0) statements.push(statement);
    statement = [];
  };
  for (const [at, part] of parts.entries()) {
    if (part === ';') {
      end();
      continue;
    }
    statement.push(part);
    if (endsInBlock(statement) && parts[at + 1] !== 'else' && parts[at + 1] !== 'catch') end();
  }
  end();
  return statements;
}

function endsInBlock(statement: readonly Part[]): boolean {
  const [first, last] = [statement[0], statement.at(-1)];
  return typeof first === 'string' && wordsOfStatements.has(first) && isBlock(last) && !statement.includes('return');
}

function isBlock(part: Part | undefined): boolean {
  return typeof part === 'object' && part.open === '{';
}

function brokenInLargestGroup(parts: readonly Part[], width: number): readonly string[] {
  let largest = -1;
  let length = 0;
  for (const [at, part] of parts.entries()) {
    if (typeof part === 'string') continue;
    const own = flatText(part.parts).length;
    if (own > length) [largest, length] = [at, own];
  }
  const group = parts[largest];
  if (typeof group !== 'object') return [flatText(parts)];
  const before = parts.slice(0, largest);
  const previous = before.at(-1);
  const head = `${flatText(before)}${isSpaced(previous, group, before.at(-2)) && before.length > 0 ? ' ' : ''}`;
  const after = parts.slice(largest + 1);
  const tail = after.length === 0 ? '' : `${isSpaced(group, after[0], previous) ? ' ' : ''}${flatText(after)}`;
  const isStatements = group.open === '{' && typeof previous === 'object' && previous.open === '(';
  return joined([head], broken(group, width, isStatements), tail);
}

/** A group with its content indented, in lines of their own. */
function broken({ open, parts }: Group, width: number, isStatements: boolean): readonly string[] {
  const elements = splitAt(parts, ',');
  const inside = isStatements
    ? linesOfStatements(parts, width - 2)
    : elements.flatMap((element, position) =>
        joined([], linesOf(element, width - 3), position < elements.length - 1 ? ',' : ''),
      );
  return [open, ...indented(inside), closing[open]];
}

function splitAt(parts: readonly Part[], separator: string): readonly (readonly Part[])[] {
  const pieces: Part[][] = [[]];
  for (const part of parts) {
    if (part === separator) pieces.push([]);
    else pieces.at(-1)?.push(part);
  }
  return pieces;
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** Puts texts before the first line, and one behind the last. */
function joined(before: readonly string[], lines: readonly string[], behind = ''): readonly string[] {
  const [first = '', ...rest] = lines;
  const whole = [`${before.join('')}${first}`, ...rest];
  return whole.map((line, position) => (position === whole.length - 1 ? `${line}${behind}` : line));
}

/** A text on one line. */
export function flatText(parts: readonly Part[]): string {
  let text = '';
  let conditions = 0;
  for (const [at, part] of parts.entries()) {
    const [before, previous] = [parts[at - 2], parts[at - 1]];
    const isColonOfKey = part === ':' && conditions === 0;
    if (at > 0 && !isColonOfKey && isSpaced(previous, part, before)) text += ' ';
    if (part === '?') conditions += 1;
    if (part === ':' && conditions > 0) conditions -= 1;
    text += typeof part === 'string' ? part : flatGroup(part, isBlockAfter(previous));
  }
  return text;
}

function isBlockAfter(previous: Part | undefined): boolean {
  return previous === '=>' || previous === 'else' || (typeof previous === 'object' && previous.open === '(');
}

function flatGroup({ open, parts }: Group, isStatements: boolean): string {
  if (parts.length === 0) return `${open}${closing[open]}`;
  if (open !== '{') return `${open}${flatText(parts)}${closing[open]}`;
  const inside = isStatements
    ? statementsOf(parts)
        .map((statement) => `${flatText(statement)}${endsInBlock(statement) ? '' : ';'}`)
        .join(' ')
    : flatText(parts);
  return `{ ${inside} }`;
}

/** Whether a space stands between two parts; `before` is what stands before them. */
function isSpaced(left: Part | undefined, right: Part | undefined, before: Part | undefined): boolean {
  if (right === ',' || right === ';' || right === '.' || right === '?.' || right === '++' || right === '--')
    return false;
  if (left === '.' || left === '?.' || left === '!' || left === '...' || left === '~') return false;
  const isUnary = (left === '-' || left === '+') && !isOperand(before);
  if (isUnary) return false;
  if (typeof right === 'object' && right.open !== '{') {
    const isKeyword = typeof left === 'string' && (wordsOfStatements.has(left) || left === 'const' || left === 'let');
    return !isOperand(left) || isKeyword;
  }
  return true;
}
