import type { Action, Variant } from '../../checker/index.js';
import { type Design, repairedDesign } from './design.js';
import { detectorActions } from './detector.js';
import { enterGroup, isGroupOf, isolate } from './group.js';
import { membershipActions } from './membership.js';
import { copyWrites, replicationActions } from './replication.js';
import type { Fields, PartitionLanguage, ReadonlyReplica, ReadonlyState, Replica } from './state.js';
import { type NodeId, type NodeSet, overFixedRoutes } from './topology.js';

type PartitionVariant = Variant<Fields> | ((language: PartitionLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (R3, R4, R5 of findings.md). */
export const variants = {
  repaired: {
    about: 'A static majority, joined by all its members; self-isolation by a short lease; a merge rule',
  },

  documented: (language) => ({
    about: 'As the document has it: R4 and R5 together',
    ...isolationByCommand(language),
    replace: byName(replicationActions(language, { ...repairedDesign, merge: lastWriterWins })),
  }),

  'isolation-by-command': (language) => ({
    about: 'R4: no node isolates itself; a Detector tells it to, across the cut',
    ...isolationByCommand(language),
  }),

  'overlapping-majorities': (language) => ({
    about: 'R3: a node serves with the majority that it hears over fixed routes, whatever the others hear',
    ...majorityOfItsOwn(language),
  }),

  'last-writer-wins': redesigned('R5: of two concurrent versions the later one is kept, and the other lost', {
    merge: lastWriterWins,
  }),

  'majority-of-the-last-group': redesigned('A majority of the last group suffices, and so does one of all nodes', {
    isQuorum: isMajorityOfLastGroupOrOfAll,
  }),

  'everybody-must-join': redesigned('A group serves with all five nodes or not at all', {
    isQuorum: (s, _, members) => s.node.every((__, n) => members.has(n)),
  }),

  'lease-longer-than-detection': redesigned(
    'A new group does not wait until the leases of those left out have run out',
    { leaseIsShorterThanDetection: false },
  ),

  'lease-renewed-by-anybody': redesigned(
    'A lease is renewed by any majority that is heard, though it has joined a newer group',
    { leaseIsOfTheGroup: false },
  ),
} satisfies { readonly [name: string]: PartitionVariant };

/** The repaired design with another choice. */
function redesigned(about: string, choice: Partial<Design>): PartitionVariant {
  const design = { ...repairedDesign, ...choice };
  return (language) => ({
    about,
    replace: byName([...membershipActions(language, design), ...replicationActions(language, design)]),
  });
}

function byName(actions: readonly Action<Fields>[]): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}

/** Writes are numbered in the order of time. */
function lastWriterWins(language: PartitionLanguage, own: Replica, other: ReadonlyReplica): void {
  if (latestOf(language, other) > latestOf(language, own)) copyWrites(language, own, other);
}

function latestOf({ write }: PartitionLanguage, { writes }: ReadonlyReplica): number {
  let latest = -1;
  for (const w of write.ids) if (writes.has(w)) latest = w;
  return latest;
}

function isolationByCommand(language: PartitionLanguage): Variant<Fields> {
  return {
    remove: membershipActions(language, repairedDesign).map(({ name }) => name),
    add: detectorActions(language),
  };
}

/** What the nodes of the document's example do that look at their own heartbeats only: N1 and N2 are a majority, N1 and N3 as well. */
function majorityOfItsOwn(language: PartitionLanguage): Variant<Fields> {
  const { node, action, timer } = language;
  return {
    remove: membershipActions(language, repairedDesign).map(({ name }) => name),
    add: [
      action('continue with the majority it hears', {
        each: node,
        fair: 'weak',
        when: (s, n) => {
          const heard = overFixedRoutes(s, n);
          return heard.isMajority && !isGroupOf(language, s, n, heard);
        },
        then: (s, n) => {
          s.node.at(n).epoch += 1;
          enterGroup(language, s, n, overFixedRoutes(s, n), 'serving');
        },
      }),
      timer('isolate itself as it hears no majority', {
        each: node,
        fair: 'weak',
        when: (s, n) => s.node.at(n).service === 'serving' && !overFixedRoutes(s, n).isMajority,
        then: isolate,
      }),
    ],
  };
}

/**
 * Dynamic voting (Jajodia and Mutchler, "Dynamic voting algorithms for maintaining the consistency of a replicated
 * database", 1990) is sound by itself. With the static rule beside it, it is not.
 */
function isMajorityOfLastGroupOrOfAll(s: ReadonlyState, self: NodeId, members: NodeSet): boolean {
  if (members.isMajority) return true;
  const { service, group } = s.node.at(self);
  return service === 'serving' && 2 * s.node.count((_, n) => group.has(n) && members.has(n)) > group.size;
}
