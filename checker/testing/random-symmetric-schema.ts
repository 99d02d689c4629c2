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
  map,
  messageBag,
  messageSet,
  oneOf,
  optional,
  type ProcessDeclarations,
  type ProcessSet,
  perProcess,
  processIds,
  type StateType,
  sequence,
  set,
  vectorClock,
} from '../language/index.js';
import { fixed, type OfProcesses, randomProcesses } from './of-processes.js';
import type { RandomSchema } from './random-schema.js';
import { oneOfWeighted } from './weighted.js';

/** Interchangeable processes, one or two sets of them, sometimes beside others, and a state of one to three fields. */
export function randomSymmetricSchema(): fc.Arbitrary<RandomSchema> {
  const interchangeable = (size: number) => processIds(size, { interchangeable: true });
  return fc
    .constantFrom<ProcessDeclarations>(
      { p: interchangeable(2) },
      { p: interchangeable(3) },
      { p: interchangeable(3) },
      { p: interchangeable(4) },
      { p: interchangeable(2), q: interchangeable(2) },
      { p: interchangeable(3), q: interchangeable(2) },
      { p: interchangeable(3), q: processIds(2) },
    )
    .chain((declarations) =>
      fc.array(randomField(Object.keys(declarations)), { minLength: 1, maxLength: 3, size: 'max' }).map((types) => ({
        declarations,
        fields: (processes): Fields =>
          Object.fromEntries(types.map((type, position) => ['abc'.charAt(position), type(processes)])),
      })),
    );
}

/** Every type of state, small, with processes wherever it can have them. */
function randomField(names: readonly string[]): fc.Arbitrary<OfProcesses<StateType>> {
  const p = randomProcesses(names);
  const pair = fc.tuple(p, p);
  const ofPair =
    (make: (one: ProcessSet, other: ProcessSet) => StateType) => (): fc.Arbitrary<OfProcesses<StateType>> =>
      pair.map(
        ([one, other]) =>
          (processes) =>
            make(one(processes), other(processes)),
      );
  const linked = (make: (links: Domain<unknown>, of: ProcessSet) => StateType) =>
    ofPair((of) => make(linksBetween(of), of));
  const phase = oneOf('idle', 'busy');
  return oneOfWeighted<OfProcesses<StateType>>(
    [2, ofPair((of) => perProcess(of, oneOf('idle', 'busy', 'done')))],
    [2, ofPair((of, other) => perProcess(of, { phase, partner: optional(other) }))],
    [2, ofPair((of, other) => perProcess(of, set(other)))],
    [2, ofPair((of, other) => perProcess(of, perProcess(other, boolean())))],
    [1, ofPair((of, other) => perProcess(of, other))],
    [1, ofPair((of) => set(of))],
    [1, ofPair((of) => of)],
    [1, ofPair((of) => optional(of))],
    [1, ofPair((of, other) => map(of, other))],
    [1, ofPair((of, other) => map(optional(of), optional(other)))],
    [1, ofPair((of) => array(optional(of), phase))],
    [2, ofPair((of) => sequence(of, { capacity: 2 }))],
    [1, ofPair((of, other) => perProcess(of, sequence(optional(other), { capacity: 1 })))],
    [1, ofPair((of) => vectorClock(of, { max: 1 }))],
    [1, ofPair((of, other) => perProcess(of, vectorClock(other, { max: 1 })))],
    [1, ofPair((of) => perProcess(of, set(integer({ min: 0, max: 39 }))))],
    [1, ofPair((of) => perProcess(of, { phase, spent: budget(1) }))],
    [1, ofPair((of) => perProcess(of, countdown({ max: 1 })))],
    [2, linked((links) => set(links))],
    [1, linked((links) => optional(links))],
    [1, linked((links) => map(links, phase))],
    [1, linked((links, of) => perProcess(of, optional(links)))],
    [2, ofPair((of, other) => messageSet({ Vote: { from: of, for: optional(other) }, Stop: {} }))],
    [1, ofPair((of, other) => messageSet({ Vote: { from: of, to: other, turn: boolean() } }))],
    [1, linked((links, of) => messageSet({ Lost: { link: links }, Vote: { from: of } }))],
    [2, ofPair((of, other) => messageBag({ Vote: { from: of, for: other } }, { copies: 2 }))],
    [1, ofPair((of, other) => perProcess(of, messageSet({ Vote: { for: other }, Stop: {} })))],
    [2, ofPair((of, other) => channels(of, { Vote: { for: other }, Stop: {} }, { capacity: 1 }))],
    [1, ofPair((of) => channels(of, { Ask: {}, Answer: { open: boolean() } }, { capacity: 2 }))],
    [1, () => fixed<StateType>(integer({ min: 0, max: 2 }), boolean(), budget(2), phase)],
  );
}
