import { defineModel, integer, messageSet, oneOf, perProcess, processIds, set } from '../../checker/index.js';

/**
 * Two-phase commit as Gray and Lamport specify it: resource managers prepare unasked, the transaction manager commits
 * when all have, and messages once sent can be received for ever.
 *
 * Module TwoPhase of Jim Gray and Leslie Lamport, "Consensus on Transaction Commit", ACM Transactions on Database
 * Systems 31(1), 2006, appendix A.2. The actions bear the specification's names. As there, a resource manager obeys a
 * Commit or Abort message whatever its state, so the two actions may change nothing.
 */
export const twoPhase = defineModel({
  name: 'two-phase',
  about: 'Two-phase commit, the textbook specification of Gray and Lamport',
  parameters: { resourceManagers: integer({ min: 1, max: 24, default: 3 }) },
  processes: ({ resourceManagers }) => ({ rm: processIds(resourceManagers, { interchangeable: true }) }),
  state: ({ rm }) => ({
    rm: perProcess(rm, { phase: oneOf('working', 'prepared', 'committed', 'aborted') }),
    tm: oneOf('init', 'committed', 'aborted'),
    prepared: set(rm),
    network: messageSet({ Prepared: { rm }, Commit: {}, Abort: {} }),
  }),
  actions: ({ rm, action, receive }) => [
    receive('TMRcvPrepared', 'network', 'Prepared', {
      by: 'TM',
      when: (s) => s.tm === 'init',
      then: (s, message) => s.prepared.add(message.rm),
    }),
    action('TMCommit', {
      by: 'TM',
      when: (s) => s.tm === 'init' && s.prepared.isFull,
      then: (s) => {
        s.tm = 'committed';
        s.network.send('Commit');
      },
    }),
    action('TMAbort', {
      by: 'TM',
      when: (s) => s.tm === 'init',
      then: (s) => {
        s.tm = 'aborted';
        s.network.send('Abort');
      },
    }),
    action('RMPrepare', {
      each: rm,
      when: (s, r) => s.rm.at(r).phase === 'working',
      then: (s, r) => {
        s.rm.at(r).phase = 'prepared';
        s.network.send('Prepared', { rm: r });
      },
    }),
    action('RMChooseToAbort', {
      each: rm,
      when: (s, r) => s.rm.at(r).phase === 'working',
      then: (s, r) => {
        s.rm.at(r).phase = 'aborted';
      },
    }),
    action('RMRcvCommitMsg', {
      each: rm,
      when: (s) => s.network.has('Commit'),
      then: (s, r) => {
        s.network.receive('Commit');
        s.rm.at(r).phase = 'committed';
      },
    }),
    action('RMRcvAbortMsg', {
      each: rm,
      when: (s) => s.network.has('Abort'),
      then: (s, r) => {
        s.network.receive('Abort');
        s.rm.at(r).phase = 'aborted';
      },
    }),
  ],
  final: () => (s) => s.rm.every((each) => each.phase === 'committed' || each.phase === 'aborted'),
  properties: ({ never, reachable }) => ({
    TCConsistent: never(
      'one resource manager has committed and another has aborted',
      (s) => s.rm.some((each) => each.phase === 'committed') && s.rm.some((each) => each.phase === 'aborted'),
    ),
    AllCommit: reachable('every resource manager has committed', (s) =>
      s.rm.every((each) => each.phase === 'committed'),
    ),
    AllAbort: reachable('every resource manager has aborted', (s) => s.rm.every((each) => each.phase === 'aborted')),
  }),
});
