import type { StateKind } from './place.js';
import type { Condition, Expression, Location, Statement } from './program.js';

/** The kinds of state that conditions and statements read or write. */
export function kindsTouched(
  conditions: readonly Condition[],
  statements: readonly Statement[],
): ReadonlySet<StateKind> {
  const locations = [...conditions.flatMap(inCondition), ...statements.flatMap(inStatement)];
  return new Set(locations.flatMap(({ place }) => place.kinds));
}

function inStatement(statement: Statement): Location[] {
  switch (statement.form) {
    case 'operation':
      return [...inLocation(statement.at), ...statement.operands.flatMap(inExpression)];
    case 'merge':
      return [...inLocation(statement.into), ...inLocation(statement.from)];
    case 'if':
      return [...inCondition(statement.condition), ...statement.then.flatMap(inStatement)];
  }
}

function inCondition(condition: Condition): Location[] {
  switch (condition.form) {
    case 'comparison':
      return [...inExpression(condition.left), ...inExpression(condition.right)];
    case 'all':
    case 'any':
      return condition.of.flatMap(inCondition);
    case 'not':
      return inCondition(condition.of);
    case 'leads on':
      return inStatement(condition.of);
  }
}

function inExpression(expression: Expression): Location[] {
  switch (expression.form) {
    case 'number':
    case 'argument':
      return [];
    case 'query':
      return [...inLocation(expression.at), ...expression.operands.flatMap(inExpression)];
    case 'relation':
      return [...inLocation(expression.one), ...inLocation(expression.other)];
    case 'sum':
      return expression.terms.flatMap(inExpression);
  }
}

function inLocation(location: Location): Location[] {
  return [location, ...location.indices.flatMap(inExpression)];
}
