import { normalCaseActions } from './normal-case.js';
import type { Design } from './rules.js';
import { timeoutActions } from './timeouts.js';
import { viewChangeActions } from './view-change.js';

/** Everything that replicas do, and what Byzantine ones can make correct ones do. */
export function protocolActions(design: Design) {
  return [...normalCaseActions(design), ...viewChangeActions(design), ...timeoutActions(design)];
}
