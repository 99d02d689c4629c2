import type { Property } from '../../language/index.js';
import type { Ending } from '../budget.js';
import type { Decision } from '../run.js';
import { earliestOrigins } from './earliest.js';
import { leadingTo } from './leading.js';
import type { Levelled } from './levelled.js';
import { Walk } from './walk.js';

/** A property, and the first level on which it is decided. */
export interface Target {
  readonly property: Property;
  /** All states of it must be stored, and those above it expanded. */
  readonly level: number;
  /** The state of the smallest id at which, or in a step from which, it is decided there. */
  readonly first: number;
}

/** A run to a decision: the ids of its states, from the first level of the walk on. Of a step, without the state that it leads to. */
export interface FirstRun {
  readonly path: readonly number[];
  readonly decision: Decision;
}

/**
 * Of the shortest runs that decide each of some properties the first, by the order in which actions make the successors of
 * a state: those that a single thread finds. May expand all states above a level once more, but as a rule few.
 */
export function* firstRuns(
  levelled: Levelled,
  properties: readonly Property[],
  targets: readonly Target[],
): Generator<void, ReadonlyMap<Property, FirstRun>> {
  const found = new Map<Property, FirstRun>();
  const isReduced = levelled.reduction !== undefined;
  const judgesSteps = properties.some(({ form }) => form === 'alwaysStep');
  const ofStates = new Walk(
    levelled,
    isReduced || judgesSteps ? { properties: isReduced ? properties : [] } : undefined,
  );
  for (const target of targets) {
    const { property } = target;
    // A program judges a property of steps until it first decides it, on whatever level that is: each needs one of its own.
    const walk =
      property.form === 'alwaysStep'
        ? new Walk(levelled, { properties: isReduced ? properties : [property], ofSteps: property })
        : ofStates;
    const run = yield* firstRun(walk, target);
    if (run !== undefined) found.set(property, run);
  }
  return found;
}

function* firstRun(walk: Walk, { property, level, first }: Target): Generator<void, FirstRun | undefined> {
  const leading = yield* leadingTo(walk, property, level);
  const earliest = earliestOrigins(walk, leading?.level ?? level, leading?.first ?? first, leading);
  let decision: Decision | undefined;
  yield* walk.to(
    level,
    (id) => {
      decision = walk.decisionAt(id, property, level);
      return decision !== undefined;
    },
    { earliest, leading },
  );
  return decision && { path: walk.pathTo(level), decision };
}

/** The first failure of the model, and the run to it. */
export interface FirstFailure {
  readonly path: readonly number[];
  readonly ending: Ending;
}

/**
 * The same for a model that throws when a state of a level is expanded, or when a state found there is examined.
 * @param undecided the properties that were still judged
 */
export function* firstFailure(
  levelled: Levelled,
  properties: readonly Property[],
  undecided: readonly Property[],
  level: number,
): Generator<void, FirstFailure | undefined> {
  const walk = new Walk(levelled, { properties });
  let failure: FirstFailure | undefined;
  yield* walk.to(level, (id) => {
    try {
      const { count, targets } = walk.successorsOf(id, level);
      for (const target of targets) {
        for (const property of undecided) {
          if (property.form === 'always' || property.form === 'reachable') walk.decisionAt(target, property, level + 1);
        }
      }
      if (count === 0) walk.isFinal(id);
      return false;
    } catch (thrown) {
      failure = { path: walk.pathTo(level), ending: { because: 'failed', source: id, thrown } };
      return true;
    }
  });
  return failure;
}
