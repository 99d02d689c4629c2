import type { Action, Variant } from '../../checker/index.js';
import { type Design, repairedDesign } from './design.js';
import { environmentActions } from './environment.js';
import { documentedGroups, repairedGroups } from './placement.js';
import { managerActions } from './redundancy-manager.js';
import type { FailoverLanguage, Fields } from './state.js';

type FailoverVariant = (language: FailoverLanguage) => Variant<Fields>;

/** The repaired design, the documented one, and one for each flaw alone (M3, M4, D3 of findings.md, and the recovery on Edge2). */
export const variants = {
  repaired: {
    about:
      'Each service in a group of three; failovers at once, commanded to the living; every member of a group recovers',
  },

  documented: redesigned('As the document has it: M3, M4, D3, and the recovery on Edge2 alone, together', {
    groups: documentedGroups,
    inARow: true,
    commanded: 'the failed',
  }),

  'commands-the-failed-node': redesigned('M3: the failed node is told to fail over', { commanded: 'the failed' }),

  'failovers-in-a-row': redesigned('M4: failovers come one after the other, the most critical node first', {
    inARow: true,
  }),

  'detector-without-replica': redesigned('D3: the deadlock detector has no replica', {
    groups: { ...repairedGroups, 'Deadlock Detector': documentedGroups['Deadlock Detector'] },
  }),

  'groups-of-the-document': redesigned('Of the nine services, five are in no group; here Recovery is in one', {
    groups: { ...documentedGroups, 'Recovery Service': repairedGroups['Recovery Service'] },
  }),

  'recovery-on-one-node': redesigned('The Recovery Service runs on Edge2 alone', {
    groups: { ...repairedGroups, 'Recovery Service': documentedGroups['Recovery Service'] },
  }),
} satisfies { readonly [name: string]: Variant<Fields> | FailoverVariant };

/** The repaired design with another choice. */
function redesigned(about: string, choice: Partial<Design>): FailoverVariant {
  return (language) => ({
    about,
    remove: actionsOf(language, repairedDesign).map(({ name }) => name),
    add: actionsOf(language, { ...repairedDesign, ...choice }),
  });
}

function actionsOf(language: FailoverLanguage, design: Design): readonly Action<Fields>[] {
  return [...managerActions(language, design), ...environmentActions(language, design)];
}
