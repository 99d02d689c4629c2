import type { Property } from '../../language/index.js';
import type { Ending } from '../budget.js';
import type { Decision } from '../run.js';
import { type Levelled, Walk } from './walk.js';

/** A property, and the first level on which it is decided. */
export interface Target {
  readonly property: Property;
  /** All states of it must be stored, and those above it expanded. */
  readonly level: number;
}

/** A run to a decision: the ids of its states, from the first level of the walk on. Of a step, without the state that it leads to. */
export interface FirstRun {
  readonly path: readonly number[];
  readonly decision: Decision;
}

/**
 * Of the shortest runs that decide each of some properties the first, by the order in which actions make the successors of
 * a state: those that a single thread finds. May expand all states above the deepest level once more, but as a rule comes
 * upon the runs long before.
 */
export function* firstRuns(
  levelled: Levelled,
  properties: readonly Property[],
  targets: readonly Target[],
): Generator<void, ReadonlyMap<Property, FirstRun>> {
  // All that states decide is looked for on one walk. A program judges each property of steps until it first decides it,
  // on whatever level that is, so each of these needs a walk of its own.
  const ofStates = targets.filter(({ property }) => property.form !== 'alwaysStep');
  const ofSteps = targets.filter(({ property }) => property.form === 'alwaysStep');
  const found = new Map<Property, FirstRun>();
  const judged = levelled.reduction === undefined ? [] : properties;
  if (ofStates.length > 0) yield* walkTo(new Walk(levelled, judged), ofStates, found);
  for (const target of ofSteps) {
    const { property } = target;
    const alone = levelled.reduction === undefined ? [property] : properties;
    yield* walkTo(new Walk(levelled, alone, property), [target], found);
  }
  return found;
}

function* walkTo(walk: Walk, targets: readonly Target[], found: Map<Property, FirstRun>): Generator<void, void> {
  let open = [...targets];
  const deepest = () => Math.max(0, ...open.map(({ level }) => level));
  let deepestOpen = deepest();
  yield* walk.on(deepestOpen, (id, level) => {
    for (const target of open) {
      const decision = target.level === level ? walk.decisionAt(id, target.property) : undefined;
      if (decision === undefined) continue;
      found.set(target.property, { path: walk.pathTo(level), decision });
      open = open.filter((other) => other !== target);
      deepestOpen = deepest();
    }
    return deepestOpen;
  });
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
  const walk = new Walk(levelled, properties);
  let failure: FirstFailure | undefined;
  yield* walk.on(level, (id, reached) => {
    if (reached < level) return level;
    try {
      const { count, targets } = walk.successorsOf(id);
      for (const target of targets) {
        for (const property of undecided) {
          if (property.form === 'always' || property.form === 'reachable') walk.decisionAt(target, property);
        }
      }
      if (count === 0) walk.isFinal(id);
      return level;
    } catch (thrown) {
      failure = { path: walk.pathTo(level), ending: { because: 'failed', source: id, thrown } };
      return 0;
    }
  });
  return failure;
}
