import type { MatcherResult, MatcherState } from 'vitest';
import { never, UsageError } from '../../checker/index.js';
import { isSubject, type Subject } from '../subject.js';
import { assert } from './assertion.js';
import { avoided, reached, refuted, satisfied } from './judgement.js';
import type { ExaminationOptions, Expectation } from './options.js';
import { type Predicate, satisfiesPredicate } from './predicate.js';
import { type Asked, propertiesAsked } from './properties.js';
import { type AskedState, stateAsked } from './state-asked.js';

/**
 * Passes if a model has properties, or with `not`, if a run was found that breaks one of them; what is not known passes
 * neither. Given a function it is vitest's own matcher of this name, for any value but a model.
 */
export function toSatisfy(
  this: MatcherState,
  received: unknown,
  asked: Asked | Predicate,
  given: (ExaminationOptions & Expectation) | string = {},
): MatcherResult {
  if (typeof asked === 'function') {
    // It would be asked about the model and say yes or no, and no state would have been looked at.
    if (isSubject(received)) {
      throw new UsageError(
        "a function is no property of a model; give toSatisfy one, as in always('…', (s) => …), or the id of one",
      );
    }
    return satisfiesPredicate(this, received, asked, typeof given === 'string' ? given : undefined);
  }
  const subject = subjectOf(received, 'toSatisfy');
  const { expected, ...options } = typeof given === 'string' ? {} : given;
  if (this.isNot && expected !== undefined) {
    throw new UsageError('"not" and "expected" both say how the properties come out; leave one of them out');
  }
  return assert(this, {
    subject,
    options,
    expectation: expected === undefined ? {} : { expected },
    propertiesOf: (instance) => propertiesAsked(instance, asked),
    judgement: this.isNot ? refuted : satisfied,
  });
}

/**
 * Passes if a model reaches a state, or with `not`, if it never does; what is not known passes neither.
 */
export function toReach(
  this: MatcherState,
  received: unknown,
  asked: AskedState,
  options: ExaminationOptions = {},
): MatcherResult {
  return assert(this, {
    subject: subjectOf(received, 'toReach'),
    options,
    propertiesOf: (instance) => {
      const [id, property] = stateAsked(instance, asked);
      // That it never happens is a claim of its own, which has a counterexample.
      return { [id]: this.isNot ? never(property.sentence, property.holds) : property };
    },
    judgement: this.isNot ? avoided : reached,
  });
}

function subjectOf(received: unknown, matcher: string): Subject {
  if (isSubject(received)) return received;
  throw new UsageError(`${matcher} asks a model: give expect what defineModel returns, or an instance of it`);
}
