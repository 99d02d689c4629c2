import fc from 'fast-check';
import {
  array,
  budget,
  defineModel,
  defineSystem,
  formulaWords,
  type Instance,
  integer,
  type LanguageOf,
  type Model,
  messageSet,
  type Part,
  type Property,
  propertyVocabulary,
  type StateOf,
  type TemporalProperty,
  type Touches,
  textOfFormula,
  usesNext,
  type View,
} from '../language/index.js';
import { randomFormula } from './random-formula.js';
import type { RandomModel } from './random-model.js';
import { oneOfWeighted } from './weighted.js';

/** What one process can do, by number: from a place to a place, perhaps under a condition, perhaps with an effect. */
interface Move {
  readonly from: number;
  readonly to: number;
  /** Which process alone can do it; null if each can. */
  readonly only: number | null;
  readonly condition: 'none' | 'shared' | 'message' | 'neighbour';
  readonly effect: 'none' | 'shared' | 'send' | 'count';
  readonly value: number;
  readonly isFault: boolean;
}

/** What a property speaks of. */
interface Claim {
  readonly form: 'always' | 'given' | 'reachable' | 'alwaysStep' | 'stutter' | 'deadlockFree';
  readonly process: number;
  readonly other: number;
  readonly value: number;
  readonly shared: number;
}

const places = 4;

/** What the actions of a model declare to touch: nothing, just what they may, or the whole fields of that. */
export type Declaring = 'nothing' | 'parts' | 'fields';

/**
 * Random models of a few processes that mostly mind their own business: they walk through places of their own, and now and
 * then read or write something shared, send or wait for a message, or look at a neighbour. Cycles are frequent.
 */
export function randomIndependentModel(
  declaring: Declaring = 'nothing',
): fc.Arbitrary<Pick<RandomModel, 'instance' | 'properties' | 'describe'>> {
  const move = (from: number): fc.Arbitrary<Move> =>
    fc.record({
      from: fc.constant(from % places),
      to: oneOfWeighted<number>(
        [4, () => fc.constant((from + 1) % places)],
        [1, () => fc.integer({ min: 0, max: places - 1 })],
      ),
      only: oneOfWeighted<number | null>([3, () => fc.constant(null)], [1, () => fc.integer({ min: 0, max: 2 })]),
      condition: oneOfWeighted<Move['condition']>(
        [4, () => fc.constant('none')],
        [1, () => fc.constantFrom('shared', 'message', 'neighbour')],
      ),
      effect: oneOfWeighted<Move['effect']>(
        [3, () => fc.constant('none')],
        [1, () => fc.constantFrom('shared', 'send', 'count')],
      ),
      value: fc.integer({ min: 0, max: 2 }),
      isFault: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
    });
  const claim: fc.Arbitrary<Claim> = fc.record({
    form: fc.constantFrom('always', 'given', 'reachable', 'reachable', 'alwaysStep', 'stutter', 'deadlockFree'),
    process: fc.integer({ min: 0, max: 2 }),
    other: fc.integer({ min: 0, max: 2 }),
    value: fc.integer({ min: 0, max: places - 1 }),
    shared: fc.integer({ min: 0, max: 2 }),
  });
  return fc.noBias(
    fc
      .record({
        processes: fc.integer({ min: 2, max: 3 }),
        moves: fc
          .integer({ min: 3, max: 7 })
          .chain((length) => fc.tuple(...Array.from({ length }, (_, from) => move(from)))),
        claims: fc.array(claim, { minLength: 1, maxLength: 2, size: 'max' }),
      })
      .map(({ processes, moves, claims }) => {
        const instance = modelOf(processes, moves, declaring);
        const properties = Object.fromEntries(
          claims.map((each, position) => [`P${position + 1}`, propertyOf(each, processes)]),
        );
        const describe = () => JSON.stringify({ processes, moves, claims });
        return Object.assign({ instance, properties, describe }, { [fc.toStringMethod]: describe });
      }),
  );
}

const system = defineSystem({
  parameters: { processes: integer({ min: 2, max: 3 }) },
  state: ({ processes }) => ({
    place: array(processes, integer({ min: 0, max: places - 1 })),
    counted: array(processes, integer({ min: 0, max: 2 })),
    shared: array(3, integer({ min: 0, max: 2 })),
    network: messageSet({ Note: { to: integer({ min: 0, max: 2 }), value: integer({ min: 0, max: 2 }) } }),
    faults: budget(2),
  }),
});

type StateFields = ReturnType<typeof system.state>;
type State = StateOf<Model<StateFields>>;

function modelOf(processes: number, moves: readonly Move[], declaring: Declaring): Instance {
  const model = defineModel({
    ...system,
    name: 'independent',
    actions: (language) => moves.map((move, position) => actionOf(`move ${position + 1}`, move, declaring, language)),
  });
  return model.instantiate({ parameters: { processes } });
}

function actionOf(
  name: string,
  move: Move,
  declaring: Declaring,
  { processes, action, fault }: LanguageOf<typeof system>,
) {
  const { from, to, only, condition, effect, value, isFault } = move;
  const next = (p: number) => (p + 1) % processes;
  const touched = (p: number) => partsTouched(move, p, processes);
  const spec = {
    each: integer({ min: 0, max: processes - 1 }),
    ...(declaring === 'nothing'
      ? {}
      : { touches: declaring === 'parts' ? touched : (p: number) => wholeFields(touched(p)) }),
    when: (s: State, p: number) => {
      if ((only !== null && p !== only % processes) || s.place.at(p) !== from) return false;
      if (condition === 'shared') return s.shared.at(p) === value;
      if (condition === 'message') return s.network.has('Note', { to: p, value });
      return condition !== 'neighbour' || s.place.at(next(p)) !== value;
    },
    then: (s: View<StateFields>, p: number) => {
      s.place.set(p, to);
      if (effect === 'shared') s.shared.set((p + value) % 3, value);
      if (effect === 'send') s.network.send('Note', { to: next(p), value });
      if (effect === 'count') s.counted.set(p, Math.min(2, s.counted.at(p) + 1));
    },
  };
  return isFault ? fault(name, { ...spec, spends: 'faults' }) : action(name, spec);
}

/** Just what a move of a process may read and write. */
function partsTouched({ only, condition, effect, value }: Move, p: number, processes: number): Touches<StateFields> {
  if (only !== null && p !== only % processes) return {};
  const next = (p + 1) % processes;
  const looksAt: { readonly [condition in Move['condition']]: readonly Part<StateFields>[] } = {
    none: [],
    shared: [['shared', p]],
    message: ['network'],
    neighbour: [['place', next]],
  };
  const changes: { readonly [effect in Move['effect']]: readonly Part<StateFields>[] } = {
    none: [],
    shared: [['shared', (p + value) % 3]],
    send: ['network'],
    count: [['counted', p]],
  };
  const counted = effect === 'count' ? changes.count : [];
  return {
    reads: [['place', p], ...looksAt[condition], ...counted],
    writes: [['place', p], ...changes[effect]],
  };
}

function wholeFields({ reads = [], writes = [] }: Touches<StateFields>): Touches<StateFields> {
  const whole = (part: Part<StateFields>) => (typeof part === 'string' ? part : part[0]);
  return { reads: reads.map(whole), writes: writes.map(whole) };
}

function propertyOf({ form, process, other, value, shared }: Claim, processes: number): Property<State> {
  const { always, reachable, alwaysStep, deadlockFree } = propertyVocabulary;
  const place = (s: State) => s.place.at(process % processes);
  const isShared = (s: State) => s.shared.at(other) === shared;
  switch (form) {
    case 'always':
      return always('not both', (s: State) => place(s) !== value || !isShared(s));
    case 'given':
      return always('not far if it is shared', (s: State) => place(s) <= value, { given: isShared });
    case 'reachable':
      return reachable('both', (s: State) => place(s) === value && isShared(s));
    case 'alwaysStep':
      return alwaysStep('not back', (before: State, after: State) => place(before) !== value || place(after) >= value);
    case 'stutter':
      return alwaysStep('always on', (before: State, after: State) => place(before) !== place(after), {
        given: isShared,
      });
    case 'deadlockFree':
      return deadlockFree();
  }
}

/** Formulas without `next` of where two of the processes are, and of what is shared. */
export function randomClaimOfRuns(): fc.Arbitrary<TemporalProperty> {
  const { now } = formulaWords<State>();
  const atoms = [
    now('first arrived', (s) => s.place.at(0) === 3),
    now('second under way', (s) => s.place.at(1) === 1),
    now('shared', (s) => s.shared.at(0) > 0),
  ];
  return randomFormula(fc.constantFrom(...atoms), 2)
    .filter((formula) => !usesNext(formula))
    .map((formula) => ({ form: 'temporal', sentence: textOfFormula(formula), formula, assuming: {} }));
}
