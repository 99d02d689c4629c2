import { reachable, within } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** How far a request has come. */
export interface RequestTimelineState {
  readonly stage: string;
}

/** The part of P28.bounds that is about a whole request; that about the commit protocols is in completion.ts. */
export const endToEndBound: Obligation<RequestTimelineState> = {
  id: 'P28.bounds',
  property: systemProperties.P28,
  source: 'Service Request Flow with Timing: "Typical 70ms End-to-End"',
  assumes: 'nothing fails',
  formula: within('a request is answered within 70 ms', 70, isUnderWay, (s) => s.stage === 'answered'),
};

export const committing: Witness<RequestTimelineState> = {
  id: 'P28.bounds/reached:end-to-end',
  formula: reachable('the response is on its way', (s) => s.stage === 'response delivery'),
};

function isUnderWay({ stage }: RequestTimelineState): boolean {
  return stage === 'request received';
}
