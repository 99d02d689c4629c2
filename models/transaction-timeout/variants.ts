import type { Variant } from '../../checker/index.js';
import { coordinatorActions, type TimeoutDesign } from './coordinator.js';
import type { Fields, TimeoutLanguage } from './state.js';

export const repairedDesign: TimeoutDesign = { runsFrom: 'active', runsUntil: 'prepared' };

type TimeoutVariant = Variant<Fields> | ((language: TimeoutLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone (T2, T7 of findings.md). */
export const variants = {
  repaired: {
    about: 'A transaction times out while it is active or preparing, and never again once all have voted',
  },

  documented: redesigned('As the document has it: T2 and T7 together', {
    runsFrom: 'preparing',
    runsUntil: 'committed',
  }),

  'any-transaction-times-out': redesigned('T2: whatever is older than its timeout is aborted, prepared or not', {
    runsUntil: 'committed',
  }),

  'no-timeout-while-active': redesigned('T7: nothing aborts a transaction that never comes to be prepared', {
    runsFrom: 'preparing',
  }),

  'nothing-times-out': redesigned('Neither a detector nor a timeout: D3 with nothing to fall back on', {
    runsFrom: 'never',
  }),
} satisfies { readonly [name: string]: TimeoutVariant };

/** The repaired design with another choice. */
function redesigned(about: string, choice: Partial<TimeoutDesign>): TimeoutVariant {
  return (language) => ({
    about,
    replace: Object.fromEntries(
      coordinatorActions(language, { ...repairedDesign, ...choice }).map((action) => [action.name, action]),
    ),
  });
}
