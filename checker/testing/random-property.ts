import fc from 'fast-check';
import { type Property, propertyVocabulary } from '../language/index.js';
import { compare, evaluate, holds } from './program.js';
import { textOfCondition, textOfExpression } from './program-text.js';
import { randomComparator, randomCondition, randomQuery, type Scope } from './random-program.js';

const { always, never, alwaysStep, reachable, deadlockFree } = propertyVocabulary;

/** A property of any form, its text its sentence. */
export function randomProperty(scope: Scope): fc.Arbitrary<Property<unknown>> {
  const condition = randomCondition(scope);
  const step = fc.record({ query: randomQuery(scope, 1), comparator: randomComparator() });
  return fc.oneof(
    condition.map((conclusion) => always(textOfCondition(conclusion), (state) => holds(conclusion, at(state)))),
    condition.map((event) => never(`not ${textOfCondition(event)}`, (state) => holds(event, at(state)))),
    fc
      .tuple(condition, condition)
      .map(([premise, conclusion]) =>
        always(
          `${textOfCondition(conclusion)} if ${textOfCondition(premise)}`,
          (state) => holds(conclusion, at(state)),
          { given: (state) => holds(premise, at(state)) },
        ),
      ),
    step.map(({ query: { expression }, comparator }) =>
      alwaysStep(`${textOfExpression(expression)} ${comparator} after`, (before, after) =>
        compare(evaluate(expression, at(before)), comparator, evaluate(expression, at(after))),
      ),
    ),
    fc.tuple(step, condition).map(
      ([
        {
          query: { expression },
          comparator,
        },
        premise,
      ]) =>
        alwaysStep(
          `${textOfExpression(expression)} ${comparator} after, if ${textOfCondition(premise)}`,
          (before, after) => compare(evaluate(expression, at(before)), comparator, evaluate(expression, at(after))),
          { given: (before, after) => holds(premise, at(before)) && holds(premise, at(after)) },
        ),
    ),
    condition.map((event) => reachable(textOfCondition(event), (state) => holds(event, at(state)))),
    fc.constant(deadlockFree()),
  );
}

function at(state: unknown) {
  return { state, arguments: new Map<string, number>() };
}
