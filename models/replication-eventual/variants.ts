import type { Action, Variant } from '../../checker/index.js';
import { failoverActions } from './failover.js';
import { type Design, repairedDesign, replicationActions } from './replication.js';
import type { EventualLanguage, Fields } from './state.js';

type EventualVariant = Variant<Fields> | ((language: EventualLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone. */
export const variants = {
  repaired: {
    about: 'A write is acknowledged when one replica has it besides the primary; what is not confirmed is sent again',
  },

  documented: redesigned('As the document has it: "Write Confirmed" comes first, and is followed by one message (R8)', {
    copies: 1,
    sendsAgain: false,
  }),

  'acknowledges-at-once': redesigned('R8: a write is acknowledged before anybody but the primary has it', {
    copies: 1,
  }),

  'acknowledged-by-all': redesigned('R7: a write is acknowledged when all members have it', { copies: 3 }),

  'sends-once': redesigned('What is lost is not sent again', { sendsAgain: false }),
} satisfies { readonly [name: string]: EventualVariant };

/** The repaired design with another choice. */
function redesigned(about: string, choice: Partial<Design>): EventualVariant {
  const design = { ...repairedDesign, ...choice };
  return (language) => {
    const actions: readonly Action<Fields>[] = [
      ...replicationActions(language, design),
      ...failoverActions(language, design),
    ];
    return {
      about,
      replace: Object.fromEntries(actions.map((action) => [action.name, action])),
    };
  };
}
