import type { Variant } from '../../checker/index.js';
import { coordinatorActions, type Design, repairedDesign } from './coordinator.js';
import type { CommitLanguage, Fields } from './state.js';

type CommitVariant = Variant<Fields> | ((language: CommitLanguage) => Variant<Fields>);

/** The repaired design, and one for each flaw alone (N7 and T6 of findings.md, and a seeded one). */
export const variants = {
  repaired: { about: 'One timeout for the whole transaction; the decision counts when it is taken' },

  'two-detections': redesigned('N7: whoever does not answer is given up after two detections of 3 s in a row', {
    givesUp: 'after two detections',
  }),

  'waits-for-every-acknowledgement': redesigned('T6: what is decided counts when everybody has acknowledged it', {
    waitsForAcknowledgements: true,
  }),

  'asks-in-turn': redesigned('Each participant is asked only when the one before has answered', { asksInTurn: true }),
} satisfies { readonly [name: string]: CommitVariant };

/** The repaired design with another choice. */
function redesigned(about: string, choice: Partial<Design>): CommitVariant {
  return (language) => ({
    about,
    remove: coordinatorActions(language, repairedDesign).map(({ name }) => name),
    add: coordinatorActions(language, { ...repairedDesign, ...choice }),
  });
}
