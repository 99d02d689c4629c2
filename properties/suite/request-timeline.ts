import type { RequestTimelineState } from '../../models/index.js';
import { committing, endToEndBound } from '../catalogue/communication-optimization/end-to-end-latency.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<RequestTimelineState>('request-timeline');

/** How long a request takes when nothing fails. */
export const requestTimelineSuite: readonly Binding[] = [
  holds(endToEndBound),
  holds(endToEndBound, { variant: 'charted' }),
  reached(endToEndBound, committing),
  breaks(endToEndBound, {
    variant: 'asked-over-the-network',
    finding: 'the chart leaves 8 ms for a vote that takes a round trip of 22',
  }),
];
