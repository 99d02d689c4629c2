import { isOwedAnExecution } from './execution.js';
import { normalCaseGuards } from './normal-case.js';
import { quorumsOf } from './quorums.js';
import type { Design } from './rules.js';
import { domainsOf, type Proposal, type ReadonlyState, type ReplicaId, type State, valuesOf } from './state.js';
import { changeView, viewChangeGuards } from './view-change.js';

/**
 * The timer that makes a replica leave a view in which what it waits for does not come (Castro and Liskov, 1999, sections
 * 4.4 and 4.5.2), and its firing too early.
 *
 * There is no time here. Once the network has settled, timers are longer than everything takes that correct replicas do, so
 * that one fires where they have nothing left to do; earlier only while a Byzantine primary is as slow as it likes. Before
 * that, it fires at any moment.
 */
export function timeoutActions(design: Design) {
  const { replica, views, faulty, timer, fault, repair } = design;
  const { acts, primaryOf } = quorumsOf(design);
  const lastView = lastViewOf(design);
  const isRunning = runningTimer(design);
  const nothingIsLeftToDo = quiescence(design);
  const hasNext = (s: ReadonlyState, r: ReplicaId) => acts(s, r) && s.replica.at(r).view < lastView(s);
  const toNextView = (s: State, r: ReplicaId) => changeView(s, r, s.replica.at(r).view + 1);

  return [
    fault('premature timeout', {
      each: replica,
      when: (s, r) => !s.settled && hasNext(s, r),
      then: toNextView,
    }),

    ...(views > faulty + 1
      ? [
          timer('timeout', {
            each: replica,
            fair: 'weak',
            when: (s, r) => s.settled && hasNext(s, r) && isRunning(s, r, false) && nothingIsLeftToDo(s),
            then: toNextView,
          }),
          fault('timeout, the Byzantine primary being slow', {
            each: replica,
            when: (s, r) =>
              s.settled && hasNext(s, r) && isRunning(s, r, true) && s.byzantine.has(primaryOf(s.replica.at(r).view)),
            then: toNextView,
          }),

          // With fewer views left than Byzantine primaries can spoil, nothing would follow from it.
          repair('the network settles', {
            when: (s) => !s.settled && s.replica.every(({ view }) => view + faulty + 1 < views),
            then: (s) => {
              s.settled = true;
            },
          }),
        ]
      : []),
  ];
}

/** The last view that a timeout leads to. The model ends there, and not the protocol. */
export function lastViewOf({ views, unsettledViews }: Pick<Design, 'views' | 'unsettledViews'>) {
  const beforeSettling = Math.min(views, unsettledViews) - 1;
  return (s: ReadonlyState): number => (s.settled ? views - 1 : beforeSettling);
}

/**
 * Whether the replica's timer runs: it waits for an execution in its view or, changing to one, for its NEW-VIEW. That timer
 * it starts when a quorum has come as far as it.
 */
function runningTimer(design: Design) {
  const { viewChangeQuorum, waitsForOthers } = design;
  const { viewChanges } = quorumsOf(design);
  return (s: ReadonlyState, r: ReplicaId, helped: boolean): boolean => {
    const self = s.replica.at(r);
    return (
      isOwedAnExecution(design, self) &&
      (!self.changingView || !waitsForOthers || viewChanges(s, self.view, helped) >= viewChangeQuorum)
    );
  };
}

/** Whether no correct replica can do anything without a Byzantine one, or a timeout. */
function quiescence(design: Design) {
  const { replica, request } = design;
  const { view, sequenceNumber, proposal, order } = domainsOf(design);
  const { mayPropose, mayAccept, mayCommit, mayExecute } = normalCaseGuards(design);
  const { mayJoin, mayFormView, mayEnter } = viewChangeGuards(design);

  const turnsOf = <Each extends Proposal>(requests: readonly Each[]) =>
    replica.ids.flatMap((r) =>
      valuesOf(sequenceNumber).flatMap((number) =>
        requests.map((each) => ({ replica: r, sequenceNumber: number, request: each })),
      ),
    );
  const proposing = turnsOf(request.ids);
  const turns = turnsOf(valuesOf(proposal));
  const joinings = replica.ids.flatMap((r) => valuesOf(view).map((each) => ({ replica: r, view: each })));
  const entries = replica.ids.flatMap((r) => valuesOf(order).map((each) => ({ replica: r, order: each })));

  return (s: ReadonlyState): boolean =>
    !proposing.some((turn) => mayPropose(s, turn)) &&
    !turns.some((turn) => mayAccept(s, turn, false) || mayCommit(s, turn, false) || mayExecute(s, turn, false)) &&
    !joinings.some((joining) => mayJoin(s, joining, false)) &&
    !entries.some((entry) => mayFormView(s, entry, false) || mayEnter(s, entry, false));
}
