import {
  boolean,
  budget,
  countdown,
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
} from '../../checker/index.js';
import { documentedGroups, membersOf } from '../replication/groups.js';

/** In milliseconds. The slowest path of the document takes 24 ms; a little more is made of it, that steps can be large. */
const STEP = 25;
export const ONE_WAY = STEP;

/** "Health check interval": as often a primary also sends again what has not been confirmed. */
export const INTERVAL = 1000;

/** "Failure detection timeout": after the last heartbeat was received. */
export const DETECTION = 3000;

/** Parameters, a group of the document's that is eventually consistent, its clients' writes, and state. */
export const system = defineSystem({
  parameters: {
    /** The third is eventually consistent by the document's rule, though not by its table (R9). */
    group: oneOf('rpc-handler', 'analytics', 'load-balancer'),
    writes: integer({ min: 1, max: 3, default: 1 }),
    crashes: integer({ min: 0, max: 3, default: 1 }),
    losses: integer({ min: 0, max: 6, default: 1 }),
  },
  time: { unit: 'ms', step: STEP },
  processes: ({ group, writes }) => ({
    member: processIds(3, { names: membersOf(documentedGroups[group]) }),
    write: processIds(writes, { names: ['W1', 'W2', 'W3'].slice(0, writes) }),
  }),
  state: ({ member, write, crashes, losses }) => ({
    client: perProcess(write, oneOf('idle', 'writing', 'acknowledged')),
    /** The member that clients are served by; everybody who is up agrees on it. */
    primary: member,
    replica: perProcess(member, {
      up: boolean({ default: true }),
      writes: set(write),
    }),
    /** What clients have asked the primary for. */
    requests: messageBag({ Write: { write } }),
    /** Between the primary and each other member. A message says all that its sender has. */
    link: perProcess(member, {
      /** How many messages are under way. */
      underWay: integer({ min: 0, max: 1 }),
      data: { travel: countdown({ max: ONE_WAY }), writes: set(write) },
      confirmation: { travel: countdown({ max: ONE_WAY }), writes: set(write) },
      /** Whether the primary has heard from this member since it became the primary. */
      isHeard: boolean({ default: true }),
      /** What the primary knows this member to have. */
      confirmed: set(write),
    }),
    /** Until the primary sends again. */
    repetition: countdown({ max: INTERVAL }),
    /** Until the others notice that the primary is dead. */
    detection: countdown({ max: DETECTION + ONE_WAY }),
    crashes: budget(crashes),
    losses: budget(losses),
  }),
});

export type EventualLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type MemberId = ProcessId<'member'>;
export type WriteId = ProcessId<'write'>;
type SetOfWrites = View<Fields['replica']['element']>['writes'];
type ReadonlyWrites = ReadonlyView<Fields['replica']['element']>['writes'];

export function addAll({ write }: EventualLanguage, own: SetOfWrites, others: ReadonlyWrites): void {
  for (const w of write.ids) if (others.has(w)) own.add(w);
}
