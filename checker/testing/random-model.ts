import fc from 'fast-check';
import { defineModel, type Instance, type Model, type Property } from '../language/index.js';
import { environmentActions } from './environment-action.js';
import { randomGeneralAction } from './general-action.js';
import { type Processes, processesOf } from './of-processes.js';
import { placesIn, type StateKind } from './place.js';
import { type Condition, holds } from './program.js';
import { textOfCondition } from './program-text.js';
import { type ActionWord, budgetOf, type Ground, type RandomAction } from './random-action.js';
import { declaredFair, type RandomFairness, randomFairness, textOfFairness } from './random-fairness.js';
import { randomCondition } from './random-program.js';
import { randomProperty } from './random-property.js';
import { type RandomSchema, randomSchema } from './random-schema.js';
import { textOfType } from './schema-text.js';
import { reachableBits } from './volume.js';
import { oneOfWeighted } from './weighted.js';

/** A model that fast-check made, of which it also prints a description where a test fails. */
export interface RandomModel {
  readonly model: Model;
  readonly instance: Instance;
  readonly properties: { readonly [id: string]: Property };
  /** What each action is made with and touches, by its name. */
  readonly makings: ReadonlyMap<string, ActionMaking>;
  /** The whole model as a person reads it. */
  describe(): string;
}

export interface ActionMaking {
  readonly word: ActionWord;
  readonly kinds: ReadonlySet<StateKind>;
}

/** More than the actions of almost any random model: how fair the first ones are is drawn, and repeated for others. */
const fairnessDrawn = 12;

/**
 * Random models with every type of state and every constructor of actions; guards, effects and properties are small
 * programs. Some actions are fair. A few are careless of a bound somewhere, and so may be at fault.
 */
export function randomModel(): fc.Arbitrary<RandomModel> {
  return fc.noBias(
    randomSchema().chain((schema) => {
      const processes = processesOf(schema.declarations);
      const fields = schema.fields(processes);
      const scope = { places: placesIn(fields), parameters: [] };
      return fc
        .record({
          schema: fc.constant(schema),
          initial: randomInitial({ processes, fields, character: 'initial' }),
          actions: fc
            .constantFrom('restless' as const, 'progressive' as const)
            .chain((character) => randomActions({ processes, fields, character })),
          final: fc.option(randomCondition(scope), { freq: 2, nil: null }),
          properties: fc.array(randomProperty(scope), { minLength: 1, maxLength: 4, size: 'max' }),
          // Drawn last, so that a seed gives the model that it gave before there was fairness.
          fairness: fc.array(randomFairness(), { minLength: fairnessDrawn, maxLength: fairnessDrawn }),
        })
        .map(assemble);
    }),
  );
}

/** Those without time, of which the naive checkers of runs know nothing. */
export function randomUntimedModel(): fc.Arbitrary<RandomModel> {
  return randomModel().filter(({ instance }) => instance.time === undefined);
}

interface Parts {
  readonly schema: RandomSchema;
  readonly initial: readonly RandomAction[];
  readonly actions: readonly RandomAction[];
  readonly final: Condition | null;
  readonly properties: readonly Property<unknown>[];
  /** Of the actions in turn. */
  readonly fairness: readonly RandomFairness[];
}

function assemble(parts: Parts): RandomModel {
  const { schema, final } = parts;
  const initial = parts.initial.map((action, position) => [`start ${position + 1}`, action] as const);
  const actions = parts.actions.map((action, position) => [`${action.word} ${position + 1}`, action] as const);
  const properties = Object.fromEntries(
    parts.properties.map((property, position) => [`P${position + 1}`, property] as const),
  );
  const fields = schema.fields(processesOf(schema.declarations));
  const isTimed = placesIn(fields).some(({ kinds }) => kinds.includes('countdown'));
  const model = defineModel({
    name: 'random',
    processes: () => schema.declarations,
    state: (processes) => schema.fields(processes),
    ...(isTimed ? { time: { unit: 'ms' } } : {}),
    ...(initial.length === 0
      ? {}
      : { initial: (processes: Processes) => initial.map(([name, action]) => action.make(name, processes)) }),
    actions: (processes) =>
      actions.map(([name, action], position) => {
        const fairness = parts.fairness[position % parts.fairness.length];
        const made = action.make(name, processes);
        return fairness === undefined ? made : declaredFair(made, fairness);
      }),
    ...(final === null ? {} : { final: () => (state: unknown) => holds(final, { state, arguments: new Map() }) }),
    properties: () => properties,
  });
  const instance = model.instantiate();
  const fairnessText = (name: string) => {
    const action = instance.actions.find((each) => each.name === name);
    return action === undefined ? '' : textOfFairness(action);
  };
  const describe = () =>
    [
      `state ${textOfType(instance.fields)}`,
      ...initial.map(([name, action]) => `${name}: ${action.text}`),
      ...actions.map(([name, action]) => `${name}: ${fairnessText(name)}${action.text}`),
      ...(final === null ? [] : [`final where ${textOfCondition(final)}`]),
      ...Object.entries(properties).map(([id, { form, sentence }]) => `${id}: ${form} ${sentence}`),
    ].join('\n');
  return Object.assign(
    { model, instance, properties, makings: new Map(actions), describe },
    { [fc.toStringMethod]: describe },
  );
}

/** Initial states other than the blank one, sometimes. */
function randomInitial(ground: Ground): fc.Arbitrary<RandomAction[]> {
  const action = fc
    .constantFrom(...Object.keys(ground.fields))
    .chain((field) => randomGeneralAction(ground, ['action'], field));
  return oneOfWeighted<RandomAction[]>(
    [2, () => fc.constant([])],
    [1, () => fc.array(action, { minLength: 1, maxLength: 2, size: 'max' })],
  );
}

/** Enough to move every field, and most of those which networks and processes offer; shrinking leaves all but one out. */
function randomActions(ground: Ground): fc.Arbitrary<RandomAction[]> {
  const budget = budgetOf(ground);
  const [first, ...more] = Object.entries(ground.fields)
    .filter(([field]) => field !== budget)
    .flatMap(([field, type]) => {
      const action = randomGeneralAction(ground, ['action', 'action', 'action', 'timer', 'fault', 'repair'], field);
      const enough = Math.min(Math.ceil(reachableBits(type) / 2.5), 4);
      return Array.from({ length: enough }, () => action);
    });
  if (first === undefined) throw new Error('a random model has a field that is no budget');
  const optional = (oneIsMissing: number) => (action: fc.Arbitrary<RandomAction>) =>
    fc.option(action, { freq: oneIsMissing, nil: null });
  return fc
    .tuple(first, ...more.map(optional(20)), ...environmentActions(ground).map(optional(4)))
    .map((actions) => actions.filter((action) => action !== null));
}
