import {
  defineModel,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  perProcess,
  processIds,
} from '../../checker/index.js';
import { weaklyFair } from './weakly-fair.js';

const system = defineSystem({
  parameters: { resourceManagers: integer({ min: 1, max: 24, default: 3 }) },
  processes: ({ resourceManagers }) => ({ rm: processIds(resourceManagers, { interchangeable: true }) }),
  state: ({ rm }) => ({
    rm: perProcess(rm, { phase: oneOf('working', 'prepared', 'committed', 'aborted') }),
  }),
});

function actions({ rm, action }: LanguageOf<typeof system>) {
  return [
    action('Prepare', {
      each: rm,
      when: (s, r) => s.rm.at(r).phase === 'working',
      then: (s, r) => {
        s.rm.at(r).phase = 'prepared';
      },
    }),
    action('DecideCommit', {
      each: rm,
      when: (s, r) =>
        s.rm.at(r).phase === 'prepared' &&
        s.rm.every((other) => other.phase === 'prepared' || other.phase === 'committed'),
      then: (s, r) => {
        s.rm.at(r).phase = 'committed';
      },
    }),
    action('DecideAbort', {
      each: rm,
      when: (s, r) =>
        (s.rm.at(r).phase === 'working' || s.rm.at(r).phase === 'prepared') &&
        s.rm.every((other) => other.phase !== 'committed'),
      then: (s, r) => {
        s.rm.at(r).phase = 'aborted';
      },
    }),
  ];
}

/**
 * Transaction commit as such: what every commit protocol has to implement. The resource managers decide by looking at
 * one another, and no message is sent.
 *
 * Module TCommit of Jim Gray and Leslie Lamport, "Consensus on Transaction Commit", ACM Transactions on Database
 * Systems 31(1), 2006, appendix A.1. The actions bear the specification's names; its `Decide`, a disjunction, is two.
 * The specification promises no progress; the variant `fair` does.
 */
export const tcommit = defineModel({
  ...system,
  name: 'tcommit',
  about: 'Transaction commit without a protocol: the specification that commit protocols implement (Gray and Lamport)',
  actions,
  final: () => (s) => s.rm.every((each) => each.phase === 'committed' || each.phase === 'aborted'),
  properties: ({ never, reachable, eventually }, variant) => ({
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
          AllDecide: eventually('every resource manager has committed or aborted', (s) =>
            s.rm.every((each) => each.phase === 'committed' || each.phase === 'aborted'),
          ),
        }
      : {}),
  }),
  variants: {
    specification: { about: 'As published: a resource manager may do nothing for ever' },
    fair: (language) => ({
      about: 'The same, in which nobody who can prepare or decide leaves it for ever (weak fairness)',
      replace: weaklyFair(actions(language)),
    }),
  },
});
