import {
  boolean,
  budget,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  perProcess,
  processIds,
  type ReadonlyView,
  set,
  type View,
  vectorClock,
} from '../../checker/index.js';
import { linksOf, nodeNames } from './topology.js';

/** Parameters, nodes and state. */
export const system = defineSystem({
  parameters: {
    /** How many links fail, one by one. */
    cuts: integer({ min: 0, max: 8, default: 2 }),
    /** How often the network splits into two sides at once. */
    partitions: integer({ min: 0, max: 3, default: 0 }),
    /** How often all links are mended. */
    heals: integer({ min: 0, max: 11 }),
    crashes: integer({ min: 0, max: 5, default: 0 }),
    /** How many writes clients are acknowledged. */
    writes: integer({ min: 0, max: 4, default: 2 }),
    /** At how many nodes clients write, in the order of their names: at 2, Core1 and Core2. */
    clients: integer({ min: 1, max: nodeNames.length, default: nodeNames.length }),
    /** Whether clients write only when no more links and nodes are going to fail. */
    clientsWait: boolean({ default: false }),
  },
  defaults: ({ cuts, partitions }) => ({ heals: cuts + partitions }),
  processes: ({ writes }) => ({
    node: processIds(nodeNames.length, { names: nodeNames }),
    write: processIds(Math.max(writes, 1), { names: ['W1', 'W2', 'W3', 'W4'] }),
  }),
  state: ({ node, write, cuts, partitions, heals, crashes, writes }) => {
    // Whoever proposes a group is content with it until the network changes, so that no epoch comes but with a change.
    const epoch = integer({ min: 1, max: 1 + cuts + partitions + heals + crashes });
    return {
      node: perProcess(node, {
        up: boolean({ default: true }),
        /** Of the latest group that it has joined; it joins none of an older epoch any more. On disk. */
        epoch,
        /** The members of the group in which it is, as proposed; empty while it is isolated. */
        group: set(node),
        service: oneOf('isolated', 'joining', 'serving'),
        /** On disk. */
        replica: {
          writes: set(write),
          clock: vectorClock(node, { max: Math.max(writes, 1) }),
        },
      }),
      /** What clients have been promised. Of this no node knows more than which write comes next. */
      acknowledged: set(write),
      /** The group in which a write has last been acknowledged, at first that of all; no node knows of it. */
      writer: {
        epoch,
        group: set(node),
      },
      severed: set(linksOf(node)),
      cuts: budget(cuts),
      partitions: budget(partitions),
      heals: budget(heals),
      crashes: budget(crashes),
    };
  },
});

export type PartitionLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type Replica = View<Fields['node']['element']>['replica'];
export type ReadonlyReplica = ReadonlyView<Fields['node']['element']>['replica'];
