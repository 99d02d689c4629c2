import { indented, linesOf, linesOfStatements, statementsOf } from './lines.js';
import { inNormalForm } from './normal-form.js';
import { type Part, partsOf } from './tokens.js';

/** A predicate as people read it. */
export interface Predicate {
  readonly lines: readonly string[];
  /** Whether it reads as one thing, beside whatever operator. */
  readonly isAtom: boolean;
}

/** So many characters a line of a predicate has, about. */
const WIDTH = 96;

/** The source of a function, without its parameters and the `return` of what it returns at once. */
export function predicateOf(written: (...given: never[]) => unknown): Predicate {
  const parts = inNormalForm(partsOf(String(written)));
  const body = bodyOf(parts);
  if (body === undefined)
    return { lines: [written.name === '' ? 'a function without a source' : written.name], isAtom: true };
  const expression = expressionIn(body);
  if (expression !== undefined) {
    return { lines: linesOf(expression, WIDTH), isAtom: !expression.some((part) => looseOperators.has(String(part))) };
  }
  const lines = linesOfStatements(body, WIDTH - 2);
  return { lines: ['{', ...indented(lines), '}'], isAtom: true };
}

const looseOperators = new Set(['||', '&&', '??', '?', '=>', '===', '!==', '<', '>', '<=', '>=', '==', '!=', '+', '-']);

/** What stands behind the arrow, or in the braces; undefined if the source is not to be seen. */
function bodyOf(parts: readonly Part[]): readonly Part[] | undefined {
  const arrow = parts.indexOf('=>');
  const body = arrow >= 0 ? parts.slice(arrow + 1) : parts.slice(-1);
  const [only] = body;
  if (arrow >= 0 && !(body.length === 1 && typeof only === 'object')) return ['return', ...body];
  if (typeof only !== 'object') return undefined;
  if (only.open === '(') return ['return', ...only.parts];
  const isNative = only.parts.length === 1 && typeof only.parts[0] === 'object' && only.parts[0].open === '[';
  const isHidden = only.parts[0] === 'native' || (only.open === '{' && isNative);
  return isHidden ? undefined : only.parts;
}

function expressionIn(body: readonly Part[]): readonly Part[] | undefined {
  const [statement = [], ...others] = statementsOf(body);
  return statement[0] === 'return' && others.length === 0 ? statement.slice(1) : undefined;
}
