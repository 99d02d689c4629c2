import fc from 'fast-check';
import {
  array,
  boolean,
  budget,
  channels,
  countdown,
  type Domain,
  type Fields,
  integer,
  linksBetween,
  type MessageKinds,
  map,
  messageBag,
  messageSet,
  oneOf,
  optional,
  type ProcessDeclarations,
  perProcess,
  processIds,
  type StateType,
  sequence,
  set,
  startingAt,
  vectorClock,
} from '../language/index.js';
import { combined, fixed, type OfProcesses, randomProcesses, several } from './of-processes.js';
import { reachableBits } from './volume.js';
import { oneOfWeighted } from './weighted.js';

export interface RandomSchema {
  readonly declarations: ProcessDeclarations;
  readonly fields: OfProcesses<Fields>;
}

/** Processes and a state: fields of any type, often a network, a process that crashes, a budget. */
export function randomSchema(): fc.Arbitrary<RandomSchema> {
  return randomDeclarations().chain((declarations) => {
    const names = Object.keys(declarations);
    const perhaps = (type: fc.Arbitrary<OfProcesses<StateType>>) => several(type, 0, 1);
    return combined(
      [
        fixed([], [budget(1)], [budget(2)], [budget(3)]),
        perhaps(randomNetwork(names)),
        perhaps(randomCrashable(names)),
        perhaps(randomLinks(names)),
        several(randomType(names, 0), 8, 8),
      ],
      (...types: readonly (readonly StateType[])[]) => named('abcdefghij', ofSomeSize(types.flat())),
    ).map((fields) => ({ declarations, fields }));
  });
}

/** As many of the types as make a state space of some size, but not too large. */
function ofSomeSize(types: readonly StateType[]): readonly StateType[] {
  let bits = 0;
  return types.filter((type) => {
    const more = reachableBits(type);
    if (bits >= enoughBits || bits + more > mostBits) return false;
    bits += more;
    return true;
  });
}

const enoughBits = 12;
const mostBits = 14.5;

/** A small domain, for arguments, indices, and what sets and messages carry. */
export function randomDomain(names: readonly string[]): fc.Arbitrary<OfProcesses<Domain<unknown>>> {
  const plain = fixed<Domain<unknown>>(
    boolean(),
    boolean({ default: true }),
    ...integers,
    integer({ min: -1, max: -1 }),
    oneOf('red', 'green'),
    oneOf('idle', 'busy', 'done'),
    oneOf('a', 'b', 'c', 'd', 'e'),
    startingAt('busy', oneOf('idle', 'busy', 'done')),
  );
  return oneOfWeighted<OfProcesses<Domain<unknown>>>(
    [4, () => plain],
    [3, () => randomProcesses(names)],
    [1, () => combined([plain], (of) => optional(of))],
    [1, () => combined([randomProcesses(names)], (of) => optional(of))],
  );
}

const integers = [
  integer({ min: 0, max: 2 }),
  integer({ min: 0, max: 4 }),
  integer({ min: -3, max: 1 }),
  integer({ min: -2, max: 2, default: 0 }),
  integer({ min: 5, max: 7 }),
];

/** One that fills many bits, near its upper bound. */
const wideInteger = integer({ min: -70_000, max: 70_000, default: 69_996 });

function randomDeclarations(): fc.Arbitrary<ProcessDeclarations> {
  return fc.constantFrom<ProcessDeclarations>(
    { p: processIds(2, { interchangeable: true }) },
    { p: processIds(3) },
    { p: processIds(2), q: processIds(3, { interchangeable: true }) },
    { core: processIds(1, { names: ['Core'] }), edge: processIds(2, { names: ['Edge1', 'Edge2'] }) },
  );
}

/** Any type of state; records and arrays in each other down to a depth of three. */
function randomType(names: readonly string[], depth: number): fc.Arbitrary<OfProcesses<StateType>> {
  const domain = () => randomDomain(names);
  const processes = () => randomProcesses(names);
  const element = () => randomType(names, depth + 1);
  const bound = () => fixed(1, 2, 3);
  const inner = depth > 0 ? 1 : 0;
  const composite = depth < 2 ? 4 : 0;
  return oneOfWeighted<OfProcesses<StateType>>(
    [depth === 0 ? 6 : 8, domain],
    [1, () => fixed(wideInteger)],
    [1, () => combined([domain()], (of) => set(of))],
    [1, () => combined([fixed(33, 40, 70)], (size) => set(integer({ min: -3, max: size - 4 })))],
    [1, () => combined([domain(), domain()], (key, value) => map(key, value))],
    [2, () => combined([domain(), bound()], (of, capacity) => sequence(of, { capacity }))],
    [2, () => combined([processes(), bound()], (of, max) => vectorClock(of, { max }))],
    [1, () => combined([bound()], (max) => countdown({ max }))],
    [inner, randomBudget],
    [inner, () => randomNetwork(names)],
    [composite, () => combined([several(element(), 1, 2)], (types) => named('xyz', types))],
    [composite, () => combined([domain(), element()], (index, of) => array(index, of))],
    [composite, () => combined([processes(), element()], (of, type) => perProcess(of, type))],
    [depth === 0 ? 2 : 0, () => combined([processes(), domain()], (of, type) => perProcess(of, perProcess(of, type)))],
  );
}

/** A process, or one for each of a set, that can crash and restart. */
function randomCrashable(names: readonly string[]): fc.Arbitrary<OfProcesses<StateType>> {
  const record = combined(
    [several(randomType(names, 1), 1, 2)],
    (types): Fields => ({ up: boolean({ default: true }), ...named('xyz', types) }),
  );
  return oneOfWeighted<OfProcesses<StateType>>(
    [1, () => record],
    [2, () => combined([randomProcesses(names), record], (of, fields) => perProcess(of, fields))],
  );
}

/** Links that can be severed; where there is only one process, a set of processes. */
function randomLinks(names: readonly string[]): fc.Arbitrary<OfProcesses<StateType>> {
  return combined([randomProcesses(names)], (of) => set<unknown>(of.size > 1 ? linksBetween(of) : of));
}

function randomNetwork(names: readonly string[]): fc.Arbitrary<OfProcesses<StateType>> {
  const kinds = () => randomKinds(names);
  const bound = () => fixed(1, 2, 2, 3);
  return oneOfWeighted<OfProcesses<StateType>>(
    [2, () => combined([kinds()], (messages) => messageSet(messages))],
    [3, () => combined([kinds(), bound()], (messages, copies) => messageBag(messages, { copies }))],
    [
      4,
      () =>
        combined([randomProcesses(names), kinds(), bound()], (of, messages, capacity) =>
          channels(of, messages, { capacity }),
        ),
    ],
  );
}

/** One or two kinds of messages, of up to two fields. */
function randomKinds(names: readonly string[]): fc.Arbitrary<OfProcesses<MessageKinds>> {
  const content = combined([several(randomDomain(names), 0, 2)], (fields) => named(['value', 'term'], fields));
  return combined([several(content, 1, 2)], (kinds) => named(['Vote', 'Acknowledge'], kinds));
}

function randomBudget(): fc.Arbitrary<OfProcesses<StateType>> {
  return fixed(budget(0), budget(1), budget(1), budget(2), budget(3));
}

/** Parts by names, of which there are enough. */
function named<Part>(names: ArrayLike<string>, parts: readonly Part[]): { readonly [name: string]: Part } {
  return Object.fromEntries(parts.map((part, position) => [names[position], part]));
}
