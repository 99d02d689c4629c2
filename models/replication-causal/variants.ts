import type { Variant } from '../../checker/index.js';
import { type Design, isNextOfItsOrigin, repairedDesign, replicationActions } from './replication.js';
import type { CausalLanguage, Fields, MemberId, ReadonlyState, WriteId } from './state.js';

type CausalVariant = Variant<Fields> | ((language: CausalLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and one for each flaw alone. */
export const variants = {
  repaired: {
    about: 'A write waits until all that happened before it is there; it is acknowledged when another member has it',
  },

  documented: redesigned('As the document has it: asynchronous replication (R8), in whatever order messages arrive', {
    isReady: isNew,
    copies: 1,
  }),

  'no-gate': redesigned('A write is applied as it arrives, if the clock does not say that it is old', {
    isReady: isNew,
  }),

  'order-of-each-origin': redesigned('The writes of each member are applied in their order, and no others waited for', {
    isReady: (_, s, m, w) => isNextOfItsOrigin(s, m, w),
  }),

  'acknowledges-at-once': redesigned('R8: a write is acknowledged before anybody else has it', { copies: 1 }),
} satisfies { readonly [name: string]: CausalVariant };

/** The repaired design with another choice. */
function redesigned(about: string, choice: Partial<Design>): CausalVariant {
  return (language) => ({
    about,
    replace: Object.fromEntries(
      replicationActions(language, { ...repairedDesign, ...choice }).map((action) => [action.name, action]),
    ),
  });
}

function isNew(_: CausalLanguage, s: ReadonlyState, m: MemberId, w: WriteId): boolean {
  const { origin, clock } = s.stamp.at(w);
  return clock.at(origin) > s.replica.at(m).clock.at(origin);
}
