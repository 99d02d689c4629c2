import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  messageBag,
  oneOf,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
  vectorClock,
} from '../../checker/index.js';
import { documentedGroups, membersOf } from '../replication/groups.js';

/** Parameters, the group of the document's that is causally consistent, its clients' writes, and state. */
export const system = defineSystem({
  parameters: {
    /** The second is causally consistent by the document's rule, though not by its table (R9). */
    group: oneOf('load-balancer', 'analytics'),
    writes: integer({ min: 1, max: 4, default: 2 }),
    crashes: integer({ min: 0, max: 3, default: 1 }),
  },
  processes: ({ group, writes }) => ({
    member: processIds(3, { names: membersOf(documentedGroups[group]), interchangeable: true }),
    write: processIds(writes, { names: ['W1', 'W2', 'W3', 'W4'].slice(0, writes), interchangeable: true }),
  }),
  state: ({ member, write, writes, crashes }) => {
    const clock = vectorClock(member, { max: writes });
    return {
      client: perProcess(write, oneOf('idle', 'writing', 'acknowledged')),
      replica: perProcess(member, {
        up: boolean({ default: true }),
        writes: set(write),
        /** How many writes of each member it has applied. */
        clock,
      }),
      /** Each write's stamp: the clock of the member at which it was made, this write included. */
      stamp: perProcess(write, { origin: member, clock }),
      // What a write is stands in its stamp; a message says which one it is.
      network: messageBag({ Replicate: { to: member, write } }),
      crashes: budget(crashes),
    };
  },
});

export type CausalLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type MemberId = ProcessId<'member'>;
export type WriteId = ProcessId<'write'>;
