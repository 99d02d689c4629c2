import type { Variant } from '../../checker/index.js';
import { protocolActions } from './protocol.js';
import { literature, type Rules } from './rules.js';
import type { Fields, PbftLanguage } from './state.js';

type Made = Variant<Fields> | ((language: PbftLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (B1, B2, … of findings.md). */
export const variants = {
  repaired: { about: 'The literature: quorums that meet in a correct replica, new views verified by a quorum' },

  // These three differ in the sizes of their quorums alone: quorum-sizes.ts.
  documented: { about: 'As the document has it: B1 and B3 together, quorums of 2f+1 and a new view from f+1' },
  'quorums-of-2f+1': { about: 'B1: quorums of 2f+1, however many replicas there are' },
  'new-view-from-f+1': { about: 'B3: f+1 view changes make a new view' },

  'new-view-unverified': design('B3: a backup believes any NEW-VIEW of its primary', { verifiesNewView: false }),

  'primary-counted-twice': design("B4: the primary's pre-prepare and its prepare are counted as two", {
    primaryCounts: 2,
  }),

  'pre-prepare-not-counted': design('B4: as many prepares as a quorum are awaited beside the pre-prepare', {
    primaryCounts: 0,
  }),

  'executes-twice': design('A request that is committed at two sequence numbers is executed at both', {
    executesAgain: true,
  }),

  'executes-out-of-order': design('B6: whatever is committed is executed at once', { executesInOrder: false }),

  'joins-nobody': design('B3: f+1 others who change the view do not make a replica join them', {
    joinsViewChanges: false,
  }),

  'waits-for-nobody': design('A replica goes from view change to view change, though no quorum has come along', {
    waitsForOthers: false,
  }),
} satisfies { readonly [name: string]: Made };

/** The same actions under other rules. */
function design(about: string, changes: Partial<Rules>) {
  return (language: PbftLanguage): Variant<Fields> => ({
    about,
    replace: Object.fromEntries(
      protocolActions({ ...literature(language), ...changes }).map((action) => [action.name, action]),
    ),
  });
}
