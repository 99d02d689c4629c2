import type { Action, Variant } from '../../checker/index.js';
import {
  detectDeadlocks,
  indexOrMinusOne,
  indexOrThrow,
  searchAsDocumented,
  searchWithClearing,
} from '../deadlock-detection/index.js';
import { type CoordinatorDesign, coordinatorActions } from './coordinator.js';
import { type DetectorDesign, detectorActions } from './detector.js';
import type { DeadlockLanguage, Fields } from './state.js';
import { isPrepared, isUndecided } from './two-phase-commit.js';
import { byStrategy, withAgeing } from './victims.js';

/** All choices in which designs differ. */
export type Design = CoordinatorDesign & DetectorDesign;

export const repairedDesign: Design = {
  detect: detectDeadlocks,
  chooseVictim: withAgeing,
  mayBeAborted: isUndecided,
  keepsTimestamps: true,
  ordersNameTheAttempt: true,
};

type DeadlockVariant = Variant<Fields> | ((language: DeadlockLanguage) => Variant<Fields>);

const takeOver = 'take over the detection';

const prepared: Pick<Design, 'mayBeAborted'> = {
  mayBeAborted: (s, t) => isUndecided(s, t) || isPrepared(s, t),
};

/** The repaired design, the documented one, and one for each flaw alone (D1, D2, D3 of findings.md) or seeded mistake. */
export const variants = {
  repaired: {
    about: 'Exact detection with a standby; who has been a victim is spared; only the undecided are aborted',
  },

  documented: redesigned(
    'As the document has it: D1, D2 and D3 together, and victims aborted whatever their state',
    { detect: searchAsDocumented(indexOrThrow), chooseVictim: byStrategy, ...prepared },
    [takeOver],
  ),

  'search-that-throws': redesigned('D1: the search dies when a third transaction waits for a deadlocked one', {
    detect: searchAsDocumented(indexOrThrow),
  }),

  'search-with-index-minus-one': redesigned(
    'D1: the same search in a language whose index of what is not there is −1 reports that third transaction',
    { detect: searchAsDocumented(indexOrMinusOne) },
  ),

  'search-ending-at-the-first-cycle': redesigned('D1: the rest of a deadlock is missed that has several cycles', {
    detect: searchWithClearing,
  }),

  'without-ageing': redesigned('D2, and the same of the other strategies: a victim can be chosen again and again', {
    chooseVictim: byStrategy,
  }),

  'new-timestamp-for-each-attempt': redesigned(
    'D2 answered in the wrong way: no ageing, and whoever is tried again is the youngest',
    { chooseVictim: byStrategy, keepsTimestamps: false },
  ),

  'detector-without-standby': redesigned('D3: nobody finds deadlocks when Core2 has crashed', {}, [takeOver]),

  'prepared-victim-aborted': redesigned('A victim is aborted though it has prepared before the order came', prepared),

  'orders-without-an-attempt': redesigned('An order that comes late aborts the next attempt of the same transaction', {
    ordersNameTheAttempt: false,
  }),
} satisfies { readonly [name: string]: DeadlockVariant };

/** The repaired design with other choices, and without some of its actions. */
function redesigned(about: string, choice: Partial<Design>, remove: readonly string[] = []): DeadlockVariant {
  const design = { ...repairedDesign, ...choice };
  return (language) => {
    const actions = [...coordinatorActions(language, design), ...detectorActions(language, design)];
    return { about, remove, replace: byName(actions.filter(({ name }) => !remove.includes(name))) };
  };
}

function byName(actions: readonly Action<Fields>[]): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}
