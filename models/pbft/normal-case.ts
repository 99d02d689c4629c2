import { onlyHelped, unaided, withHelp } from './byzantine-help.js';
import { executeWhatIsCommitted, hasExecuted } from './execution.js';
import { quorumsOf } from './quorums.js';
import type { Design } from './rules.js';
import {
  domainsOf,
  type ReadonlyState,
  type ReplicaId,
  type RequestTurn,
  type Slot,
  type State,
  type Turn,
} from './state.js';

const sendCommit = 'send COMMIT';
const executeAndReply = 'commit, execute and reply';

/** Normal-case operation: pre-prepare, prepare, commit, execution (Castro and Liskov, 1999, section 4.2). */
export function normalCaseActions(design: Design) {
  const { replica, request, action, fault } = design;
  const { sequenceNumber, proposal } = domainsOf(design);
  const { mayPropose, mayAccept, mayCommit, mayExecute } = normalCaseGuards(design);
  const each = { replica, sequenceNumber, request: proposal };
  const eachRequest = { replica, sequenceNumber, request };

  const prepare = (s: State, turn: Turn) => s.network.send('Prepare', { from: turn.replica, ...slotOf(s, turn) });
  const commit = (s: State, turn: Turn) => s.network.send('Commit', { from: turn.replica, ...slotOf(s, turn) });
  const execute = (s: State, turn: Turn) => {
    const self = s.replica.at(turn.replica);
    self.committed.set(turn.sequenceNumber, turn.request);
    executeWhatIsCommitted(design, self);
  };

  return [
    action('propose', {
      each: eachRequest,
      fair: 'weak',
      when: mayPropose,
      then: (s, turn) => s.network.send('PrePrepare', slotOf(s, turn)),
    }),

    action('accept the PRE-PREPARE', {
      each: eachRequest,
      fair: 'weak',
      when: unaided(mayAccept),
      then: (s, turn) => {
        s.network.receive('PrePrepare', slotOf(s, turn));
        prepare(s, turn);
      },
    }),
    fault('accept a PRE-PREPARE of the Byzantine primary', {
      each: eachRequest,
      when: onlyHelped(mayAccept),
      then: prepare,
    }),

    action(sendCommit, { each, fair: 'weak', when: unaided(mayCommit), then: commit }),
    fault(withHelp(sendCommit), { each, when: onlyHelped(mayCommit), then: commit }),

    action(executeAndReply, { each, fair: 'weak', when: unaided(mayExecute), then: execute }),
    fault(withHelp(executeAndReply), { each, when: onlyHelped(mayExecute), then: execute }),
  ];
}

/** When a replica takes which part in the view that it is in. */
export function normalCaseGuards(design: Design) {
  const quorums = quorumsOf(design);
  const isInView = (s: ReadonlyState, replica: ReplicaId) =>
    !s.replica.at(replica).changingView && quorums.acts(s, replica);

  return {
    /** The primary: at the next sequence number, a request that it has neither executed nor proposed in this view. */
    mayPropose: (s: ReadonlyState, turn: RequestTurn): boolean => {
      const self = s.replica.at(turn.replica);
      return (
        turn.replica === quorums.primaryOf(self.view) &&
        isInView(s, turn.replica) &&
        turn.sequenceNumber === quorums.firstFree(s, turn.replica, self.view) &&
        !quorums.supportsAnywhere(s, turn.replica, self.view, turn.request) &&
        !hasExecuted(design, self, turn.request)
      );
    },

    /** A backup: one proposal for each sequence number. What the new view has fixed it has accepted already. */
    mayAccept: (s: ReadonlyState, turn: Turn, helped: boolean): boolean => {
      if (!isInView(s, turn.replica)) return false;
      const slot = slotOf(s, turn);
      const primary = quorums.primaryOf(slot.view);
      return (
        turn.replica !== primary &&
        (quorums.supports(s, primary, slot) || (helped && s.byzantine.has(primary))) &&
        !quorums.supportsAny(s, turn.replica, slot.view, slot.sequenceNumber)
      );
    },

    mayCommit: (s: ReadonlyState, turn: Turn, helped: boolean): boolean => {
      if (!isInView(s, turn.replica)) return false;
      const slot = slotOf(s, turn);
      return (
        quorums.supports(s, turn.replica, slot) &&
        !quorums.hasPrepared(s, turn.replica, slot) &&
        quorums.isPrepared(s, slot, helped)
      );
    },

    mayExecute: (s: ReadonlyState, turn: Turn, helped: boolean): boolean => {
      if (!isInView(s, turn.replica) || s.replica.at(turn.replica).committed.has(turn.sequenceNumber)) return false;
      const slot = slotOf(s, turn);
      return quorums.hasPrepared(s, turn.replica, slot) && quorums.isCommitted(s, slot, helped);
    },
  };
}

/** What the replica's part is about, in the view that it is in. */
function slotOf(s: ReadonlyState, { replica, sequenceNumber, request }: Turn): Slot {
  return { view: s.replica.at(replica).view, sequenceNumber, request };
}
