import type { MigrationState } from '../../models/index.js';
import {
  callWhileNobodyServes,
  current,
  fenced,
  lateWrite,
  monotone,
  movedTwice,
  namesSurvivor,
  noneRejected,
  served,
  servedAfterCrash,
  servedWhereItMovedTo,
  staleLookup,
  twoWriters,
} from '../catalogue/service-migration.js';
import type { Binding, Obligation, Witness } from '../obligation.js';

type Promised = Obligation<MigrationState>;

const check = { model: 'migration', profile: 'pre-commit' } as const;

const everyFault = ['crash of the source', 'crash of the target', 'loss of a message'];

const holds = (
  obligation: Promised,
  parameters: Binding['parameters'] = {},
  faults: readonly string[] = everyFault,
): Binding => ({
  ...check,
  kind: 'holds',
  obligation,
  variant: 'repaired',
  parameters,
  faults,
  fairness: obligation === served ? 'declared' : 'none',
});

const reached = (obligation: Promised, witness: Witness<MigrationState>): Binding => ({
  ...check,
  kind: 'reached',
  obligation,
  witness,
  variant: 'repaired',
  parameters: {},
  faults: [],
  fairness: 'none',
});

/** Migration of a service. */
export const migrationSuite: readonly Binding[] = [
  holds(noneRejected),
  reached(noneRejected, callWhileNobodyServes),
  holds(served),
  reached(served, servedWhereItMovedTo),
  reached(served, servedAfterCrash),
  holds(fenced),
  reached(fenced, lateWrite),
  reached(fenced, twoWriters),
  holds(current),
  reached(current, staleLookup),
  reached(current, namesSurvivor),
  holds(monotone),
  reached(monotone, movedTwice),
];
