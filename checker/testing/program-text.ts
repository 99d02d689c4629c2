import type { Domain } from '../language/index.js';
import type { Condition, Expression, Location, OperationStatement, Statement } from './program.js';

/** A condition as a person reads it. */
export function textOfCondition(condition: Condition): string {
  switch (condition.form) {
    case 'comparison':
      return `${textOfExpression(condition.left)} ${condition.comparison} ${textOfExpression(condition.right)}`;
    case 'all':
      return condition.of.map((each) => `(${textOfCondition(each)})`).join(' and ');
    case 'any':
      return condition.of.map((each) => `(${textOfCondition(each)})`).join(' or ');
    case 'not':
      return `not (${textOfCondition(condition.of)})`;
    case 'leads on':
      return `${textOfOperation(condition.of)} leads on`;
  }
}

/** Statements as a person reads them. */
export function textOfStatements(statements: readonly Statement[]): string {
  return statements.length === 0 ? 'nothing' : statements.map(textOfStatement).join('; ');
}

function textOfStatement(statement: Statement): string {
  switch (statement.form) {
    case 'operation':
      return `${textOfOperation(statement)}${statement.careful ? ' where safe' : ''}`;
    case 'merge':
      return `${textOfLocation(statement.into)} merge ${textOfLocation(statement.from)}`;
    case 'if':
      return `if ${textOfCondition(statement.condition)} { ${textOfStatements(statement.then)} }`;
  }
}

function textOfOperation({ at, operation, operands }: OperationStatement): string {
  return `${textOfLocation(at)} ${operation.name}${listed(operation.operands, operands)}`;
}

/** An expression as a person reads it. */
export function textOfExpression(expression: Expression): string {
  switch (expression.form) {
    case 'number':
      return String(expression.number);
    case 'argument':
      return expression.name;
    case 'query':
      return `${textOfLocation(expression.at)} ${expression.query.name}${listed(expression.query.operands, expression.operands)}`;
    case 'relation':
      return `${textOfLocation(expression.one)} ${expression.relation} ${textOfLocation(expression.other)}`;
    case 'sum':
      return expression.terms.map(textOfExpression).join(' + ');
  }
}

function textOfLocation({ place, indices }: Location): string {
  let next = 0;
  const steps = place.steps.map((step) => {
    if ('field' in step) return `.${step.field}`;
    const index = indices[next];
    next += 1;
    return `[${index === undefined ? '' : operandText(step.element, index)}]`;
  });
  return steps.join('').slice(1);
}

function listed(domains: readonly Domain<unknown>[], operands: readonly Expression[]): string {
  if (domains.length === 0) return '';
  const texts = domains.map((domain, position) => {
    const operand = operands[position];
    return operand === undefined ? '' : operandText(domain, operand);
  });
  return `(${texts.join(', ')})`;
}

/** A number stands for the value that it is taken for. */
function operandText(domain: Domain<unknown>, operand: Expression): string {
  return operand.form === 'number' ? String(domain.shownAt(operand.number % domain.size)) : textOfExpression(operand);
}
