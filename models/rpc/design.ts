import type { Place } from './nodes.js';
import type { RpcLanguage } from './state.js';

/** The choices in which communication managers differ. */
export interface Design {
  /** How often a request is forwarded again before an error is reported. */
  readonly retries: (language: RpcLanguage) => number;
  /** How long an attempt waits for its response, in milliseconds. */
  readonly timeout: (language: RpcLanguage) => number;
  /** How long a call takes that meets no fault, as the client is told; in milliseconds. */
  readonly roundTrip: (place: Place) => number;
}

export const repairedDesign: Design = {
  retries: ({ retries }) => retries,
  timeout: ({ timeout }) => timeout,
  roundTrip: ({ there, back }) => there + back,
};
