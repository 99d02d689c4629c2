import type { Domain } from '../language/index.js';
import { type Place, spotAt } from './place.js';
import type { ClockView } from './structure-words.js';
import type { Operation, Query, Spot } from './words.js';

/**
 * A small deterministic language in which random guards, effects and properties are written. All its values are
 * numbers; where a value of a domain is needed, the number is taken for its code, modulo the domain's size.
 */
export type Expression =
  | { readonly form: 'number'; readonly number: number }
  /** The code of an action's argument. */
  | { readonly form: 'argument'; readonly name: string }
  | { readonly form: 'query'; readonly at: Location; readonly query: Query; readonly operands: readonly Expression[] }
  | { readonly form: 'relation'; readonly relation: ClockRelation; readonly one: Location; readonly other: Location }
  | { readonly form: 'sum'; readonly terms: readonly [Expression, Expression] };

export type ClockRelation = 'isAtMost' | 'isBefore' | 'isConcurrentWith';

/** A place with indices to go there. */
export interface Location {
  readonly place: Place;
  readonly indices: readonly Expression[];
}

export type Condition =
  | {
      readonly form: 'comparison';
      readonly left: Expression;
      readonly comparison: Comparison;
      readonly right: Expression;
    }
  | { readonly form: 'all' | 'any'; readonly of: readonly [Condition, Condition] }
  | { readonly form: 'not'; readonly of: Condition }
  /** That an operation would lead on to something new. */
  | { readonly form: 'leads on'; readonly of: OperationStatement };

export type Comparison = '=' | '≠' | '<' | '≥';

export interface OperationStatement {
  readonly form: 'operation';
  readonly at: Location;
  readonly operation: Operation;
  readonly operands: readonly Expression[];
  /** Whether it is left out where it is not safe. */
  readonly careful: boolean;
}

export type Statement =
  | OperationStatement
  | { readonly form: 'merge'; readonly into: Location; readonly from: Location }
  | { readonly form: 'if'; readonly condition: Condition; readonly then: readonly Statement[] };

/** What a program runs on: a state as guards or effects see it, and the codes of the arguments by name. */
export interface Surroundings {
  readonly state: unknown;
  readonly arguments: ReadonlyMap<string, number>;
}

export function evaluate(expression: Expression, where: Surroundings): number {
  switch (expression.form) {
    case 'number':
      return expression.number;
    case 'argument':
      return where.arguments.get(expression.name) ?? 0;
    case 'query': {
      const { query, operands } = expression;
      return query.ask(find(expression.at, where), valuesOf(query.operands, operands, where));
    }
    case 'relation':
      return Number(clockAt(expression.one, where)[expression.relation](clockAt(expression.other, where)));
    case 'sum':
      return evaluate(expression.terms[0], where) + evaluate(expression.terms[1], where);
  }
}

export function holds(condition: Condition, where: Surroundings): boolean {
  switch (condition.form) {
    case 'comparison':
      return compare(evaluate(condition.left, where), condition.comparison, evaluate(condition.right, where));
    case 'all':
      return condition.of.every((each) => holds(each, where));
    case 'any':
      return condition.of.some((each) => holds(each, where));
    case 'not':
      return !holds(condition.of, where);
    case 'leads on': {
      const { at, operation, operands } = condition.of;
      return operation.leadsOn(find(at, where), valuesOf(operation.operands, operands, where));
    }
  }
}

export function compare(left: number, comparison: Comparison, right: number): boolean {
  switch (comparison) {
    case '=':
      return left === right;
    case '≠':
      return left !== right;
    case '<':
      return left < right;
    case '≥':
      return left >= right;
  }
}

export function run(statements: readonly Statement[], where: Surroundings): void {
  for (const statement of statements) runOne(statement, where);
}

function runOne(statement: Statement, where: Surroundings): void {
  switch (statement.form) {
    case 'operation': {
      const { operation, careful } = statement;
      const spot = find(statement.at, where);
      const operands = valuesOf(operation.operands, statement.operands, where);
      if (!careful || operation.isSafe(spot, operands)) operation.perform(spot, operands);
      break;
    }
    case 'merge':
      clockAt(statement.into, where).merge(clockAt(statement.from, where));
      break;
    case 'if':
      if (holds(statement.condition, where)) run(statement.then, where);
      break;
  }
}

function find({ place, indices }: Location, where: Surroundings): Spot {
  return spotAt(where.state, place, valuesOf(place.indices, indices, where));
}

/** The clock at a location, which must be one of a clock. */
function clockAt(location: Location, where: Surroundings): ClockView {
  return find(location, where).view as ClockView;
}

function valuesOf(domains: readonly Domain<unknown>[], codes: readonly Expression[], where: Surroundings): unknown[] {
  return domains.map((domain, position) => {
    const code = codes[position];
    return domain.valueAt(code === undefined ? 0 : evaluate(code, where) % domain.size);
  });
}
