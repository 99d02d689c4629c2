import fc from 'fast-check';
import { type Assumption, propertyVocabulary, type TemporalProperty, textOfFormula } from '../language/index.js';
import { asTemporal } from './as-temporal.js';
import { type Condition, holds } from './program.js';
import { textOfCondition } from './program-text.js';
import { randomFormulaOfStates } from './random-formula.js';
import { randomCondition, type Scope } from './random-program.js';
import { oneOfWeighted } from './weighted.js';

/** A temporal property of any form; two in five are formulas of any operators. Repairs are fair sometimes. */
export function randomTemporalProperty(scope: Scope): fc.Arbitrary<TemporalProperty> {
  const condition = randomCondition(scope);
  // What is seldom true does not come about by itself.
  const rare = fc.tuple(condition, condition).map((of): Condition => ({ form: 'all', of }));
  const assuming = fc.constantFrom<Assumption>({}, {}, { repairs: 'weak' }, { repairs: 'strong' });
  const ofOne = (form: 'eventually' | 'alwaysEventually' | 'eventuallyAlways', event: fc.Arbitrary<Condition>) => () =>
    fc
      .tuple(event, assuming)
      .map(([event, assuming]) =>
        asTemporal(propertyVocabulary[form](textOfCondition(event), truthOf(event), assuming)),
      );
  return oneOfWeighted<TemporalProperty>(
    [
      4,
      () =>
        fc
          .tuple(randomFormulaOfStates(scope), assuming)
          .map(([formula, assuming]) => ({ form: 'temporal', sentence: textOfFormula(formula), formula, assuming })),
    ],
    [2, ofOne('eventually', rare)],
    [1, ofOne('alwaysEventually', condition)],
    [2, ofOne('alwaysEventually', rare)],
    [1, ofOne('eventuallyAlways', condition)],
    [
      2,
      () =>
        fc.tuple(condition, rare, assuming).map(([premise, conclusion, assuming]) => {
          const sentence = `${textOfCondition(premise)} leads to ${textOfCondition(conclusion)}`;
          return asTemporal(propertyVocabulary.leadsTo(sentence, truthOf(premise), truthOf(conclusion), assuming));
        }),
    ],
  );
}

function truthOf(condition: Condition) {
  return (state: unknown) => holds(condition, { state, arguments: new Map() });
}
