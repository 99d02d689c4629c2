import type { RpcState } from '../../models/index.js';
import {
  allInTime,
  answered,
  answeredInRoundTrip,
  atMostOnce,
  errorInTime,
  executedAndAskedAgain,
  lateResponse,
  rightAnswer,
} from '../catalogue/communication/remote-calls.js';
import {
  accounted,
  atMostOnceDespiteOmission,
  bounded,
  executedAndDropped,
  lastRetry,
  lastRetrySucceeds,
  maskedAfterAnOmission,
  retried,
} from '../catalogue/fault-tolerance/omission.js';
import { omissionHandled, omissionMasked, omissionReported } from '../catalogue/integration/omission-handled.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<RpcState>('rpc');

const losses = ['loss of a request', 'loss of a response'];
const premature = 'premature timeout';

/**
 * The model's own parameters: Edge1, and Edge2, its documented replica; two calls; one crash and restart, one omission,
 * three losses and one premature timeout; any network.
 */
const byDefault = {
  parameters: {},
  faults: ['Edge1 crashes', 'Edge2 drops a request', 'Edge2 drops a response', ...losses, premature],
};
/** The two nodes whose failure mode is crash: either of them may. */
const crashing = {
  parameters: { alternative: 'Core2', omissions: 0 },
  faults: ['Edge1 crashes', 'Core2 crashes', ...losses, premature],
};
/** The two nodes whose mode is omission. They may drop everything: four attempts of two calls. */
const omitting = {
  parameters: { target: 'Edge2', alternative: 'Cloud1', omissions: 8, losses: 0 },
  faults: [
    'Edge2 drops a request',
    'Edge2 drops a response',
    'Cloud1 drops a request',
    'Cloud1 drops a response',
    premature,
  ],
};
/** The one omits, and the other, which is called instead, crashes. */
const omittingAndCrashing = {
  parameters: { target: 'Edge2', alternative: 'Core2' },
  faults: ['Edge2 drops a request', 'Edge2 drops a response', 'Core2 crashes', ...losses, premature],
};
/** The network loses messages, and nothing else goes wrong: every response is waited for that can still come. */
const losing = {
  parameters: { crashes: 0, omissions: 0, timeouts: 0 },
  faults: losses,
};
/** Both nodes crash, and do not come back; time is measured. */
const bothCrash = {
  parameters: { alternative: 'Core2', network: 'timely', crashes: 2, losses: 0 },
  faults: ['Edge1 crashes', 'Core2 crashes'],
};

/** One call more, one more crash, and messages that are late twice. */
const threeCalls = {
  parameters: { alternative: 'Core2', omissions: 0, calls: 3, crashes: 2, restarts: 2, timeouts: 2 },
  faults: crashing.faults,
};
interface Bound {
  readonly parameters: Binding['parameters'];
  readonly faults: readonly string[];
}

/** A flawed design in one of these instances, and those of its faults that it takes. */
const flawed = ({ parameters }: Bound, variant: string, finding: string, ...faults: readonly string[]) => ({
  parameters,
  variant,
  finding,
  faults,
});

const holdsIn = (obligation: Obligation<RpcState>, ...instances: readonly Bound[]): readonly Binding[] =>
  instances.map((instance) => holds(obligation, instance));

/** Remote calls: who answers, how often a call is executed, and what becomes of what is dropped. */
export const rpcSuite: readonly Binding[] = [
  ...holdsIn(rightAnswer, byDefault, crashing, omitting, losing),
  reached(rightAnswer, lateResponse),
  breaks(rightAnswer, flawed(losing, 'documented', 'R1', 'loss of a response')),
  breaks(
    rightAnswer,
    flawed(byDefault, 'any-response-will-do', 'seeded: a late response is taken for the next', premature),
  ),
  breaks(rightAnswer, flawed(byDefault, 'key-without-the-result', 'seeded: a retry is answered anew', premature)),

  ...holdsIn(atMostOnce, byDefault, crashing, omitting, losing, bothCrash),
  reached(atMostOnce, executedAndAskedAgain),
  breaks(atMostOnce, flawed(losing, 'documented', 'R1', 'loss of a response')),
  breaks(atMostOnce, flawed(losing, 'no-deduplication', 'R1', 'loss of a response')),
  breaks(
    atMostOnce,
    flawed(losing, 'key-of-each-node', 'seeded: the alternative does not know the key', 'loss of a response'),
  ),
  breaks(
    atMostOnce,
    flawed(bothCrash, 'key-after-the-effect', 'seeded: a crash between effect and key', 'Edge1 crashes'),
  ),

  ...holdsIn(answered, byDefault, crashing, omitting, losing),
  reached(answered, errorInTime),
  breaks(answered, flawed(crashing, 'unbounded-loop', 'the loop of the flow chart', 'Edge1 crashes')),
  breaks(answered, flawed(losing, 'timeout-of-the-detection', 'N7', 'loss of a request')),
  breaks(answered, flawed(byDefault, 'gives-up-in-silence', 'seeded: no error is reported')),

  ...holdsIn(answeredInRoundTrip, byDefault, crashing, omitting),
  reached(answeredInRoundTrip, allInTime),
  breaks(answeredInRoundTrip, flawed(byDefault, 'round-trips-of-the-tiers', 'N1')),
  breaks(answeredInRoundTrip, flawed(omitting, 'round-trips-of-the-tiers', 'N1')),

  ...holdsIn(accounted, byDefault, omitting, bothCrash),
  reached(accounted, maskedAfterAnOmission),
  breaks(accounted, flawed(omitting, 'gives-up-in-silence', 'seeded: no error is reported')),
  breaks(accounted, flawed(bothCrash, 'unbounded-loop', 'the loop of the flow chart', ...bothCrash.faults)),

  ...holdsIn(bounded, byDefault, omitting, bothCrash),
  reached(bounded, lastRetry),
  breaks(bounded, flawed(bothCrash, 'documented', 'the loop of the flow chart', ...bothCrash.faults)),
  breaks(bounded, flawed(omitting, 'unbounded-loop', 'the loop of the flow chart')),

  ...holdsIn(atMostOnceDespiteOmission, byDefault, omitting, omittingAndCrashing),
  reached(atMostOnceDespiteOmission, executedAndDropped),
  breaks(atMostOnceDespiteOmission, flawed(omitting, 'no-deduplication', 'R1')),

  ...holdsIn(retried, byDefault, omitting),
  reached(retried, lastRetrySucceeds),
  breaks(retried, flawed(omitting, 'no-retry', 'seeded: the first failure is reported')),

  ...holdsIn(omissionHandled, byDefault, omitting),
  reached(omissionHandled, omissionMasked),
  reached(omissionHandled, omissionReported),
  breaks(omissionHandled, flawed(omitting, 'gives-up-in-silence', 'seeded: no error is reported')),
  breaks(omissionHandled, flawed(omitting, 'no-deduplication', 'R1')),

  ...[rightAnswer, atMostOnce, answered, accounted, bounded, retried].map((obligation: Obligation<RpcState>) =>
    holds(obligation, { ...threeCalls, profile: 'ci' }),
  ),
];
