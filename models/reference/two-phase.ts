import {
  defineModel,
  defineSystem,
  integer,
  type LanguageOf,
  messageSet,
  oneOf,
  perProcess,
  processIds,
  set,
} from '../../checker/index.js';
import { tcommit } from './tcommit.js';
import { weaklyFair } from './weakly-fair.js';

const system = defineSystem({
  parameters: { resourceManagers: integer({ min: 1, max: 24, default: 3 }) },
  processes: ({ resourceManagers }) => ({ rm: processIds(resourceManagers, { interchangeable: true }) }),
  state: ({ rm }) => ({
    rm: perProcess(rm, { phase: oneOf('working', 'prepared', 'committed', 'aborted') }),
    tm: oneOf('init', 'committed', 'aborted'),
    prepared: set(rm),
    network: messageSet({ Prepared: { rm }, Commit: {}, Abort: {} }),
  }),
});

function actions({ rm, action, receive }: LanguageOf<typeof system>) {
  return [
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
  ];
}

/**
 * Two-phase commit as Gray and Lamport specify it: resource managers prepare unasked, the transaction manager commits
 * when all have, and messages once sent can be received for ever.
 *
 * Module TwoPhase of Jim Gray and Leslie Lamport, "Consensus on Transaction Commit", ACM Transactions on Database
 * Systems 31(1), 2006, appendix A.2. The actions bear the specification's names. As there, a resource manager obeys a
 * Commit or Abort message whatever its state, so the two actions may change nothing. There nobody need ever do anything;
 * the variant `fair` has the same steps and promises progress. That TwoPhase implements TCommit is the appendix's theorem.
 */
export const twoPhase = defineModel({
  ...system,
  name: 'two-phase',
  about: 'Two-phase commit, the textbook specification of Gray and Lamport',
  actions,
  final: () => (s) => s.rm.every((each) => each.phase === 'committed' || each.phase === 'aborted'),
  properties: ({ rm, never, reachable, eventually, leadsTo, refines }, variant) => ({
    TCConsistent: never(
      'one resource manager has committed and another has aborted',
      (s) => s.rm.some((each) => each.phase === 'committed') && s.rm.some((each) => each.phase === 'aborted'),
    ),
    AllCommit: reachable('every resource manager has committed', (s) =>
      s.rm.every((each) => each.phase === 'committed'),
    ),
    AllAbort: reachable('every resource manager has aborted', (s) => s.rm.every((each) => each.phase === 'aborted')),
    ...(variant === 'fair'
      ? {
          PreparedDecide: leadsTo(
            'whenever resource managers are prepared, all have committed or aborted in the end',
            (s) => s.rm.some((each) => each.phase === 'prepared'),
            (s) => s.rm.every((each) => each.phase === 'committed' || each.phase === 'aborted'),
          ),
          TMDecides: eventually('the transaction manager has decided', (s) => s.tm !== 'init'),
          ImplementsTCommit: refines('it is transaction commit, its steps and its fairness', tcommit, {
            variant: 'fair',
            parameters: { resourceManagers: rm.size },
            mapping: (s, abstract, processes) => {
              for (const r of rm.ids) abstract.rm.at(processes.rm.valueAt(r)).phase = s.rm.at(r).phase;
            },
          }),
        }
      : {}),
  }),
  variants: {
    textbook: { about: 'As published: what can happen, and nothing that must' },
    fair: (language) => ({
      about: "The same, in which nobody leaves for ever what can be done (weak fairness), but aborting on one's own",
      // The transaction manager aborts what it cannot commit: nothing else ends the wait for one that has aborted unasked.
      replace: weaklyFair(actions(language), { allBut: ['RMChooseToAbort'] }),
    }),
  },
});
