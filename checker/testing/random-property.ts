import fc from 'fast-check';
import { type Property, propertyVocabulary } from '../language/index.js';
import { type Comparison, type Condition, compare, type Expression, evaluate, holds } from './program.js';
import { textOfCondition, textOfExpression } from './program-text.js';
import { randomComparator, randomCondition, randomQuery, type Scope } from './random-program.js';

const { always, never, alwaysStep, reachable, deadlockFree } = propertyVocabulary;

/** A property of any form, its text its sentence. Conditions are combined so that not every property is violated. */
export function randomProperty(scope: Scope): fc.Arbitrary<Property<unknown>> {
  const one = randomCondition(scope);
  const weak = fc.tuple(one, one).map((of): Condition => ({ form: 'any', of }));
  const strong = fc.tuple(one, one).map((of): Condition => ({ form: 'all', of }));
  const relation = fc
    .tuple(randomQuery(scope, 1), randomComparator())
    .map(([{ expression }, comparison]): StepRelation => ({ expression, comparison }));
  return fc.oneof(
    weak.map((conclusion) => always(textOfCondition(conclusion), (state) => holds(conclusion, at(state)))),
    strong.map((event) => never(`not ${textOfCondition(event)}`, (state) => holds(event, at(state)))),
    fc
      .tuple(one, weak)
      .map(([premise, conclusion]) =>
        always(
          `${textOfCondition(conclusion)} if ${textOfCondition(premise)}`,
          (state) => holds(conclusion, at(state)),
          { given: (state) => holds(premise, at(state)) },
        ),
      ),
    relation.map((relation) => alwaysStep(textOfRelation(relation), stepHolds(relation))),
    fc.tuple(relation, strong).map(([relation, premise]) =>
      alwaysStep(`${textOfRelation(relation)}, if ${textOfCondition(premise)}`, stepHolds(relation), {
        given: (before, after) => holds(premise, at(before)) && holds(premise, at(after)),
      }),
    ),
    strong.map((event) => reachable(textOfCondition(event), (state) => holds(event, at(state)))),
    fc.constant(deadlockFree()),
  );
}

/** A comparison of what an expression is before a step and after it. */
interface StepRelation {
  readonly expression: Expression;
  readonly comparison: Comparison;
}

function textOfRelation({ expression, comparison }: StepRelation): string {
  return `${textOfExpression(expression)} before ${comparison} after`;
}

function stepHolds({ expression, comparison }: StepRelation) {
  return (before: unknown, after: unknown) =>
    compare(evaluate(expression, at(before)), comparison, evaluate(expression, at(after)));
}

function at(state: unknown) {
  return { state, arguments: new Map<string, number>() };
}
