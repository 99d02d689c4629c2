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
  twoEpochs,
} from '../catalogue/replication/service-migration.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<MigrationState>('migration');

const crashOfSource = 'crash of the source';
const crashOfTarget = 'crash of the target';
const otherFaults = ['loss of a message'];

/** The model's own parameters: two clients, one call of each, one crash of either node, one loss. */
const byDefault = { faults: [crashOfSource, crashOfTarget, ...otherFaults] };
/** The smallest instance in which the service moves under a call. */
const one = { clients: 1 };
const oneClient = { ...byDefault, parameters: one };
/** A client whose second call goes by the lookup of its first, and a network that delivers twice. */
const callsAgain = {
  parameters: { clients: 1, calls: 2, duplicates: 1 },
  faults: [...byDefault.faults, 'duplication of a message'],
};
/** A client who looks up again and calls again though its call, or the answer, is still on its way. */
const impatient = {
  parameters: { clients: 1, calls: 2, timeouts: 1 },
  faults: [...byDefault.faults, 'premature timeout of a client'],
};
/** The target has to be given everything first; until it is, the source, which has the only copy, does not crash. */
const empty = { replicated: false, onlyCopyMayCrash: false };
const emptyTarget = { ...byDefault, parameters: empty };

const holdsEverywhere = (obligation: Obligation<MigrationState>): readonly Binding[] =>
  [byDefault, oneClient, callsAgain, impatient, emptyTarget].map((instance) => holds(obligation, instance));

/** A flawed design with one client. */
const flawed = (variant: string, finding: string, ...faults: readonly string[]) => ({
  variant,
  finding,
  faults,
  parameters: one,
});

/** Migration of a service: who calls it, who finds it, and who may write, on the repaired design and on each that lacks something. */
export const migrationSuite: readonly Binding[] = [
  ...holdsEverywhere(noneRejected),
  reached(noneRejected, callWhileNobodyServes),
  breaks(noneRejected, flawed('documented', 'M1')),
  breaks(noneRejected, flawed('no-forwarding', 'M1')),

  ...holdsEverywhere(served),
  reached(served, servedWhereItMovedTo),
  reached(served, servedAfterCrash),
  breaks(served, { variant: 'documented', finding: 'M2', faults: [crashOfTarget], parameters: empty }),
  breaks(served, flawed('no-roll-back', 'M2', crashOfTarget)),
  breaks(served, flawed('commands-the-failed-node', 'M3', crashOfSource)),
  limit(served, {
    finding: 'the only copy dies',
    faults: [crashOfSource],
    parameters: { replicated: false },
    nearest: empty,
  }),
  limit(served, {
    finding: 'both copies die',
    faults: [crashOfSource, crashOfTarget],
    parameters: { clients: 1, crashes: 2 },
    nearest: one,
  }),

  ...holdsEverywhere(fenced),
  reached(fenced, lateWrite),
  reached(fenced, twoEpochs),
  breaks(fenced, flawed('hand-over-without-a-fence', 'seeded: the source goes on serving')),
  breaks(fenced, flawed('failover-in-the-old-epoch', 'seeded: no new epoch for the survivor', crashOfTarget)),
  breaks(fenced, flawed('late-writes-applied', 'seeded: the standby looks at no epoch', crashOfSource)),

  ...holdsEverywhere(current),
  reached(current, staleLookup),
  reached(current, namesSurvivor),
  breaks(current, flawed('documented', 'M1')),
  breaks(current, flawed('no-forwarding', 'M1')),
  breaks(current, flawed('no-roll-back', 'M2', crashOfTarget)),
  breaks(current, flawed('late-updates-registered', 'seeded: the registry looks at no version', crashOfTarget)),

  ...holdsEverywhere(monotone),
  reached(monotone, movedTwice),
  breaks(monotone, flawed('late-updates-registered', 'seeded: the registry looks at no version')),
];
