import type { RpcState } from '../../models/index.js';
import {
  allInTime,
  answered,
  answeredInRoundTrip,
  atMostOnce,
  errorAfterTheLastRetry,
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
  masked,
  maskedAfterAnOmission,
  maskedByTheLastRetry,
} from '../catalogue/fault-tolerance/omission.js';
import { omissionHandled, omissionMasked, omissionReported } from '../catalogue/integration/omission-handled.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<RpcState>('rpc');

const losses = ['loss of a request', 'loss of a response'];
const premature = 'premature timeout';

/** The model's own parameters: Edge1 and Core2, two calls, one crash and restart, three losses, one premature timeout. */
const byDefault = {
  faults: ['Edge1 crashes', 'Core2 crashes', ...losses, premature],
};
/** Nodes whose mode is omission, which drop as many messages as it takes that all attempts of a call fail. */
const omitting = {
  parameters: { target: 'Edge2', alternative: 'Cloud1', omissions: 4, losses: 0 },
  faults: [
    'Edge2 drops a request',
    'Edge2 drops a response',
    'Cloud1 drops a request',
    'Cloud1 drops a response',
    premature,
  ],
};
/** In time: messages arrive within the round trip or never, and every attempt is waited for. */
const inTime = {
  parameters: { timed: true, restarts: 0, timeouts: 0 },
  faults: ['Edge1 crashes', 'Core2 crashes', ...losses],
};
/** The network loses three messages, and nothing else fails. */
const threeLosses = { parameters: { crashes: 0, timeouts: 0 }, faults: losses };
/** Both nodes crash, and do not come back. */
const bothCrash = {
  parameters: { crashes: 2, restarts: 0, losses: 0, timeouts: 0 },
  faults: ['Edge1 crashes', 'Core2 crashes'],
};

/** A flawed design in one of these instances, and those of its faults that it takes. */
const flawed = (
  { parameters }: { readonly parameters?: Binding['parameters'] },
  variant: string,
  finding: string,
  ...faults: readonly string[]
) => ({ parameters: parameters ?? {}, variant, finding, faults });

const holdsIn = (
  obligation: Obligation<RpcState>,
  ...instances: readonly Parameters<typeof holds>[1][]
): readonly Binding[] => instances.map((instance) => holds(obligation, instance));

/** Remote calls: who answers, how often a call is executed, and what becomes of what is dropped. */
export const rpcSuite: readonly Binding[] = [
  ...holdsIn(rightAnswer, byDefault, omitting, inTime),
  reached(rightAnswer, lateResponse),
  breaks(
    rightAnswer,
    flawed(byDefault, 'any-response-will-do', 'seeded: a late response is taken for the next', premature),
  ),
  breaks(rightAnswer, flawed(byDefault, 'key-without-the-result', 'seeded: a retry is answered anew')),
  breaks(rightAnswer, flawed(byDefault, 'documented', 'R1')),

  ...holdsIn(atMostOnce, byDefault, omitting, inTime),
  reached(atMostOnce, executedAndAskedAgain),
  breaks(atMostOnce, flawed(byDefault, 'documented', 'R1')),
  breaks(atMostOnce, flawed(inTime, 'no-deduplication', 'R1', 'loss of a response')),
  breaks(atMostOnce, flawed(byDefault, 'key-of-each-node', 'seeded: the alternative does not know the key')),
  breaks(atMostOnce, flawed(inTime, 'key-after-the-effect', 'seeded: a crash between effect and key', 'Edge1 crashes')),

  ...holdsIn(answered, inTime),
  reached(answered, errorAfterTheLastRetry, inTime),
  breaks(answered, flawed(inTime, 'unbounded-loop', 'R1: the loop of the flow chart', ...['loss of a request'])),
  breaks(answered, flawed(inTime, 'timeout-of-the-detection', 'two detections exceed 5 seconds')),
  breaks(answered, flawed(inTime, 'gives-up-in-silence', 'seeded: no error is reported')),

  ...holdsIn(answeredInRoundTrip, inTime),
  reached(answeredInRoundTrip, allInTime, inTime),
  breaks(answeredInRoundTrip, flawed(inTime, 'round-trips-of-the-tiers', 'N1')),

  ...holdsIn(accounted, byDefault, omitting, bothCrash),
  reached(accounted, maskedAfterAnOmission, omitting),
  breaks(accounted, flawed(omitting, 'gives-up-in-silence', 'seeded: no error is reported')),
  breaks(accounted, flawed(bothCrash, 'unbounded-loop', 'the loop of the flow chart', ...bothCrash.faults)),

  ...holdsIn(bounded, byDefault, omitting, bothCrash),
  reached(bounded, lastRetry, omitting),
  breaks(bounded, flawed(omitting, 'unbounded-loop', 'the loop of the flow chart')),

  ...holdsIn(atMostOnceDespiteOmission, omitting),
  reached(atMostOnceDespiteOmission, executedAndDropped, omitting),
  breaks(atMostOnceDespiteOmission, flawed(omitting, 'no-deduplication', 'R1')),

  ...holdsIn(masked, threeLosses),
  reached(masked, maskedByTheLastRetry, threeLosses),
  breaks(masked, flawed(threeLosses, 'no-retry', 'seeded: the first failure is reported')),
  limit(masked, {
    finding: 'both nodes crash',
    ...bothCrash,
    nearest: threeLosses.parameters,
  }),

  ...holdsIn(omissionHandled, omitting),
  reached(omissionHandled, omissionMasked, omitting),
  reached(omissionHandled, omissionReported, omitting),
  breaks(omissionHandled, flawed(omitting, 'gives-up-in-silence', 'seeded: no error is reported')),
  breaks(omissionHandled, flawed(omitting, 'documented', 'R1')),
];
