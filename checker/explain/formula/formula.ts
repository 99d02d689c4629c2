import {
  type Assumption,
  type Formula,
  madeOf,
  operandsOf,
  type Property,
  type TemporalProperty,
} from '../../language/index.js';
import { indented } from './lines.js';
import { type Predicate, predicateOf } from './predicate.js';

/** A property of functions, of which nothing more has to be known: it was made from its predicates. */
type PropertyOfInputs = { readonly form: 'forAll' } | { readonly form: 'forSome' };

/** A text in lines. */
type Lines = readonly string[];

type Written = (...given: never[]) => unknown;

/** So much fits one line. */
const WIDTH = 100;

/**
 * A property as a formula that a person reads: operators as words, predicates as they are written in its source, `s` (or
 * however it is called there) being the state. Names that the source refers to stay names.
 */
export function formulaOf(property: Property | PropertyOfInputs): string {
  return linesOfProperty(property).join('\n');
}

function linesOfProperty(property: Property | PropertyOfInputs): Lines {
  switch (property.form) {
    case 'forAll':
    case 'forSome': {
      const [holds, given] = madeOf(property).filter(isWritten);
      const of = holds === undefined ? ['…'] : operand(predicateOf(holds));
      const implied = given === undefined ? of : implication(operand(predicateOf(given)), of);
      return headed(property.form === 'forAll' ? 'for all inputs' : 'for some input', implied);
    }
    case 'always': {
      const [happens] = madeOf(property.holds).filter(isWritten);
      if (happens !== undefined) return headed('never', predicateOf(happens).lines);
      return headed('always', given(property.given, property.holds));
    }
    case 'alwaysStep':
      return headed('always step', given(property.given, property.holds));
    case 'reachable':
      return headed('reachable', predicateOf(property.holds).lines);
    case 'deadlockFree':
      return ['always (an action is enabled, or the state is final)'];
    case 'within':
      return [
        ...response(operand(predicateOf(property.premise)), operand(predicateOf(property.conclusion))),
        `within ${property.limit}`,
      ];
    case 'refines': {
      const { abstract, variant } = property;
      const name = variant === undefined ? abstract.name : `${abstract.name}, ${variant}`;
      return [
        `refines ${name}: through the mapping, each step is one of its steps or changes nothing there`,
        ...assumption(property.assuming),
      ];
    }
    case 'leadsTo': {
      const [premise, conclusion] = atomsOf(property.formula);
      if (premise === undefined || conclusion === undefined) return temporalLines(property);
      return [
        ...response(operand(predicateOf(premise.holds)), operand(predicateOf(conclusion.holds))),
        ...assumption(property.assuming),
      ];
    }
    case 'temporal':
      return temporalLines(property);
    default: {
      const [it] = atomsOf(property.formula);
      if (it === undefined) return temporalLines(property);
      return [...headed(wordsOf[property.form], predicateOf(it.holds).lines), ...assumption(property.assuming)];
    }
  }
}

const wordsOf = {
  eventually: 'eventually',
  alwaysEventually: 'always eventually',
  eventuallyAlways: 'eventually always',
} as const;

/** A formula over its atoms' names, and what these are. */
function temporalLines({ formula, assuming }: TemporalProperty): Lines {
  const byName = new Map(atomsOf(formula).map((atom) => [atom.name, atom]));
  const atoms = [...byName.values()].flatMap(({ name, holds }) =>
    headed(`where ${quoted(name)} is`, predicateOf(holds).lines),
  );
  return [textOf(formula, false), ...atoms, ...assumption(assuming)];
}

type Atom = Extract<Formula, { readonly operator: 'now' }>;

function atomsOf(formula: Formula): readonly Atom[] {
  return formula.operator === 'now' ? [formula] : operandsOf(formula).flatMap(atomsOf);
}

/** The words between the operands of an operator, or before its only one. */
const operatorWords = {
  not: 'not',
  and: 'and',
  or: 'or',
  implies: '⇒',
  next: 'next',
  eventually: 'eventually',
  always: 'always',
  until: 'until',
  release: 'releases',
  weakUntil: 'until, if ever,',
} as const;

function textOf(formula: Formula, isOperand: boolean): string {
  if (formula.operator === 'now') return quoted(formula.name);
  const operands = operandsOf(formula);
  const [only] = operands;
  const word = operatorWords[formula.operator];
  if (only === undefined) return formula.operator === 'and' ? 'true' : 'false';
  const isPrefix = 'of' in formula && !Array.isArray(formula.of);
  if (isPrefix) return `${word} ${textOf(only, true)}`;
  if (operands.length === 1) return textOf(only, isOperand);
  const text = operands.map((each) => textOf(each, true)).join(` ${word} `);
  return isOperand ? `(${text})` : text;
}

function quoted(name: string): string {
  return /^\S+$/.test(name) ? name : `“${name}”`;
}

function isWritten(value: unknown): value is Written {
  return typeof value === 'function';
}

/** What holds, where the premise does if there is one. */
function given(premise: Written | undefined, holds: Written): Lines {
  if (premise === undefined) return predicateOf(holds).lines;
  return implication(operand(predicateOf(premise)), operand(predicateOf(holds)));
}

function implication(premise: Lines, conclusion: Lines): Lines {
  const flat = `(${premise.join(' ')} ⇒ ${conclusion.join(' ')})`;
  if (isShort([...premise, ...conclusion], flat)) return [flat];
  return [...premise, ...prefixed('⇒ ', conclusion)];
}

function response(premise: Lines, conclusion: Lines): Lines {
  const flat = `${premise.join(' ')} leads to ${conclusion.join(' ')}`;
  return isShort([...premise, ...conclusion], flat) ? [flat] : [...premise, 'leads to', ...indented(conclusion)];
}

/** A word, and what it is said of: behind it or, where that is long, below. */
function headed(word: string, lines: Lines): Lines {
  const [first = ''] = lines;
  const flat = `${word} ${first}`;
  return lines.length === 1 && flat.length <= WIDTH ? [flat] : [word, ...indented(lines)];
}

function prefixed(prefix: string, [first = '', ...rest]: Lines): Lines {
  return [`${prefix}${first}`, ...rest.map((line) => `${' '.repeat(prefix.length)}${line}`)];
}

function isShort(lines: Lines, flat: string): boolean {
  return lines.length === 2 && flat.length <= WIDTH;
}

/** In parentheses where operators around it could bind what is in it. */
function operand({ lines, isAtom }: Predicate): Lines {
  return isAtom || lines.length > 1 ? lines : [`(${lines.join(' ')})`];
}

function assumption({ repairs }: Assumption): Lines {
  return repairs === undefined ? [] : [`assuming that repairs are ${repairs === 'weak' ? 'weakly' : 'strongly'} fair`];
}
