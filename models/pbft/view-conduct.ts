import type { Property } from '../../checker/index.js';
import { rolesOf } from './conduct.js';
import type { PbftLanguage, ReadonlyState, ReplicaId } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** When a correct replica leaves a view, and how it comes into the next (Castro and Liskov, 1999, sections 4.4 and 4.5.2). */
export function conductBetweenViews(language: PbftLanguage): Properties {
  const { replica, request, faulty, sequenceNumbers, unsettledViews, alwaysStep } = language;
  const { primaryOf, isCorrect, isQuorum } = rolesOf(language);

  const leaves = (before: ReadonlyState, after: ReadonlyState, r: ReplicaId) =>
    after.replica.at(r).view !== before.replica.at(r).view;
  const enters = (before: ReadonlyState, after: ReadonlyState, r: ReplicaId) =>
    before.replica.at(r).changingView && !after.replica.at(r).changingView;

  /** f+1 others, one of them correct, are in this view or beyond; and unless it is one that lies, somebody has named it. */
  const mayFollow = (s: ReadonlyState, r: ReplicaId, view: number) => {
    const ahead = replica.ids.filter(
      (other) => other !== r && (s.byzantine.has(other) || s.replica.at(other).view >= view),
    );
    return (
      ahead.length > faulty &&
      (!s.byzantine.isEmpty || ahead.some((from) => s.network.has('ViewChange', { from, view })))
    );
  };
  /**
   * Before the network has settled, a timer may fire whenever it likes. Later it runs while the replica waits for a request,
   * and of a replica that changes its view from when a quorum has come along.
   */
  const mayTimeOut = (s: ReadonlyState, r: ReplicaId) => {
    const self = s.replica.at(r);
    if (!s.settled) return self.view + 1 < unsettledViews;
    const executed = request.ids.filter((each) => numbers.some((number) => self.executed.get(number) === each)).length;
    const isWaiting = executed < request.size && self.committed.size < sequenceNumbers;
    const hasCompany = isQuorum(s, (other) => s.replica.at(other).view >= self.view);
    return isWaiting && (!self.changingView || hasCompany);
  };
  const numbers = Array.from({ length: sequenceNumbers }, (_, index) => index + 1);

  return {
    leavesForAReason: alwaysStep(
      'a replica leaves its view for a later one: the next, when its timer may fire, or one that f+1 others are in or beyond',
      (before, after) =>
        replica.ids.every((r) => {
          if (!leaves(before, after, r)) return true;
          const [from, to] = [before.replica.at(r).view, after.replica.at(r).view];
          return (
            to > from &&
            after.replica.at(r).changingView &&
            after.network.has('ViewChange', { from: r, view: to }) &&
            (mayFollow(before, r, to) || (to === from + 1 && mayTimeOut(before, r)))
          );
        }),
      { given: (before, after) => replica.ids.some((r) => leaves(before, after, r)) },
    ),

    entersByANewView: alwaysStep(
      'a primary enters its view as it sends its NEW-VIEW, a backup when there is one, or a Byzantine primary may have sent it',
      (before, after) =>
        replica.ids.every((r) => {
          if (!enters(before, after, r)) return true;
          const { view } = before.replica.at(r);
          const primary = primaryOf(view);
          const isSent = (s: ReadonlyState) => s.network.some('NewView', (newView) => newView.view === view);
          return primary === r ? isSent(after) && !isSent(before) : isSent(before) || before.byzantine.has(primary);
        }),
      { given: (before, after) => replica.ids.some((r) => enters(before, after, r)) },
    ),

    newViewFromAQuorum: alwaysStep(
      'a primary sends one NEW-VIEW, for the view to which it changes, when a quorum does',
      (before, after) =>
        !after.network.some('NewView', (newView) => {
          if (before.network.has('NewView', newView)) return false;
          const primary = primaryOf(newView.view);
          return !(
            isCorrect(before, primary) &&
            before.replica.at(primary).view === newView.view &&
            enters(before, after, primary) &&
            isQuorum(before, (from) => before.network.has('ViewChange', { from, view: newView.view }))
          );
        }),
      { given: (before, after) => after.network.some('NewView', (newView) => !before.network.has('NewView', newView)) },
    ),
  };
}
