import type { Action, Variant } from '../../checker/index.js';
import {
  detectDeadlocks,
  indexOrMinusOne,
  indexOrThrow,
  searchAsDocumented,
  searchWithClearing,
} from '../deadlock-detection/index.js';
import { type CoordinatorDesign, coordinatorActions, isPreparing, isUndecided } from './coordinator.js';
import { type DetectorDesign, detectorActions } from './detector.js';
import type { DeadlockLanguage, Fields, ReadonlyState, TransactionId } from './state.js';
import { byStrategy, withAgeing } from './victims.js';

/** All choices in which designs differ. */
export type Design = CoordinatorDesign & DetectorDesign;

export const repairedDesign: Design = {
  detect: detectDeadlocks,
  chooseVictim: withAgeing,
  timesOut: isUndecided,
  timerRunsFrom: 'active',
  abortsVictim: isPreparing,
  keepsTimestamps: true,
};

type DeadlockVariant = Variant<Fields> | ((language: DeadlockLanguage) => Variant<Fields>);

const takeOver = 'take over the detection of deadlocks';

/** The repaired design, the documented one, and one for each flaw alone (D1, D2, D3, T2, T7 of findings.md) or seeded mistake. */
export const variants = {
  repaired: {
    about: 'Exact detection with a standby; victims are spared the next time; only the undecided are aborted',
  },

  documented: redesigned(
    'As the document has it: D1, D2, D3, T2 and T7 together',
    {
      detect: searchAsDocumented(indexOrThrow),
      chooseVictim: byStrategy,
      timesOut: isUnfinished,
      timerRunsFrom: 'preparing',
      abortsVictim: isUnfinished,
    },
    [takeOver],
  ),

  'search-that-throws': redesigned('D1: the search throws when a third transaction waits for a deadlocked one', {
    detect: searchAsDocumented(indexOrThrow),
  }),

  'search-with-index-of-minus-one': redesigned(
    'D1: the same search in a language whose index of what is not there is −1 reports the third transaction',
    { detect: searchAsDocumented(indexOrMinusOne) },
  ),

  'search-that-ends-at-the-first-cycle': redesigned('D1: of a deadlock with several cycles one is reported', {
    detect: searchWithClearing,
  }),

  'without-ageing': redesigned('D2: who has been a victim can be chosen again and again', {
    chooseVictim: byStrategy,
  }),

  'new-timestamp-for-each-attempt': redesigned('Without ageing; a transaction that is tried again is the youngest', {
    chooseVictim: byStrategy,
    keepsTimestamps: false,
  }),

  'detector-without-standby': redesigned('D3: nobody detects deadlocks when Core2 has crashed', {}, [takeOver]),

  'any-victim-aborted': redesigned('A victim is aborted in whatever phase the order finds it', {
    abortsVictim: isUnfinished,
  }),

  'any-transaction-times-out': redesigned('T2: whatever is older than its timeout is aborted', {
    timesOut: isUnfinished,
  }),

  'no-timeout-while-active': redesigned(
    'T7: the timeout is one of preparing, and nothing aborts an active transaction',
    {
      timerRunsFrom: 'preparing',
    },
  ),
} satisfies { readonly [name: string]: DeadlockVariant };

/** The repaired design with other choices. */
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

/** While not all participants have carried out a decision. */
function isUnfinished(s: ReadonlyState, t: TransactionId): boolean {
  const { phase } = s.transaction.at(t);
  return isUndecided(s, t) || phase === 'prepared' || phase === 'committing';
}
