import type { Action, Variant } from '../../checker/index.js';
import { detectorActions } from './detector.js';
import { enterGroup, type GroupRules, isGroupOf, isolate, membershipActions, repairedRules } from './membership.js';
import { lastWriterWins, replicationActions } from './replication.js';
import type { Fields, PartitionLanguage } from './state.js';
import { overFixedRoutes } from './topology.js';

type Design = Variant<Fields> | ((language: PartitionLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (R3, R4, R5 of findings.md). */
export const variants = {
  repaired: {
    about: 'A static majority, joined by all its members; self-isolation by a short lease; a merge rule',
  },

  documented: (language) => ({
    about: 'As the document has it: R4 and R5 together',
    ...isolationByCommand(language),
    replace: byName(replicationActions(language, lastWriterWins)),
  }),

  'isolation-by-command': (language) => ({
    about: 'R4: no node isolates itself; a Detector tells it to, across the cut',
    ...isolationByCommand(language),
  }),

  'overlapping-majorities': (language) => ({
    about: 'R3: a node serves with the majority that it hears over fixed routes, whatever the others hear',
    ...majorityOfItsOwn(language),
  }),

  'last-writer-wins': (language) => ({
    about: 'R5: of two concurrent versions the later one is kept, and the other lost',
    replace: byName(replicationActions(language, lastWriterWins)),
  }),

  'majority-of-the-last-group': (language) => ({
    about: 'A majority of the last group suffices, and so does one of all nodes',
    replace: byName(membershipActions(language, { ...repairedRules, isQuorum: lastGroupOrAll(language) })),
  }),

  'everybody-must-join': (language) => ({
    about: 'A group serves with all five nodes or not at all',
    replace: byName(
      membershipActions(language, {
        ...repairedRules,
        isQuorum: (_, __, members) => language.node.ids.every(members.has),
      }),
    ),
  }),

  'lease-longer-than-detection': (language) => ({
    about: 'A new group does not wait until those who are left out have lost their leases',
    replace: byName(membershipActions(language, { ...repairedRules, leaseIsShorterThanDetection: false })),
  }),
} satisfies { readonly [name: string]: Design };

function byName(actions: readonly Action<Fields>[]): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}

function isolationByCommand(language: PartitionLanguage): Variant<Fields> {
  return {
    remove: membershipActions(language, repairedRules).map(({ name }) => name),
    add: detectorActions(language),
  };
}

/** What the nodes of the document's example do that look at their own heartbeats only: N1 and N2 are a majority, N1 and N3 as well. */
function majorityOfItsOwn(language: PartitionLanguage): Variant<Fields> {
  const { node, action, timer } = language;
  return {
    remove: membershipActions(language, repairedRules).map(({ name }) => name),
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

/** Dynamic voting (Jajodia and Mutchler, 1990) is sound by itself; with the static rule beside it, it is not. */
function lastGroupOrAll({ node }: PartitionLanguage): GroupRules['isQuorum'] {
  return (s, self, members) => {
    if (members.isMajority) return true;
    const { group } = s.node.at(self);
    let present = 0;
    for (const n of node.ids) if (group.has(n) && members.has(n)) present += 1;
    return 2 * present > group.size;
  };
}
