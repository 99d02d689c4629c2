import type { Design } from './rules.js';
import type { ReadonlyReplica, Replica, RequestId } from './state.js';

/**
 * Executes what is committed up to the first gap, each request once: its timestamp tells (Castro and Liskov, 1999,
 * sections 4.1 and 4.2).
 */
export function executeWhatIsCommitted(design: Design, self: Replica): void {
  for (let number = 1; number <= design.sequenceNumbers; number++) {
    if (design.executesInOrder && !self.committed.has(number)) return;
    const request = self.committed.get(number);
    if (request === null || self.executed.has(number)) continue;
    if (design.executesAgain || !hasExecuted(design, self, request)) self.executed.set(number, request);
  }
}

/** Whether the replica has executed the request, at whatever sequence number. */
export function hasExecuted({ sequenceNumbers }: Design, { executed }: ReadonlyReplica, request: RequestId): boolean {
  for (let number = 1; number <= sequenceNumbers; number++) if (executed.get(number) === request) return true;
  return false;
}

/** Whether a client waits for something that the replica could still execute. Requests reach every replica. */
export function isOwedAnExecution(design: Design, self: ReadonlyReplica): boolean {
  return (
    self.committed.size < design.sequenceNumbers &&
    design.request.ids.some((request) => !hasExecuted(design, self, request))
  );
}
