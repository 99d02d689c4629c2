import type { Property } from '../../checker/index.js';
import type { PbftLanguage, Proposal, ReadonlyReplica, ReadonlyState, ReplicaId, Slot } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/**
 * What a correct replica may do in a view, as Castro and Liskov, 1999, section 4.2, have it for the normal case. It is said of
 * what is in the network and on the replicas' logs, without the guards: a quorum is one that meets every other in a
 * correct replica, whatever sizes the design has.
 */
export function conductInAView(language: PbftLanguage): Properties {
  const { replica, always, alwaysStep } = language;
  const { primaryOf, isCorrect, isIn, isQuorum } = rolesOf(language);

  return {
    proposesInOrder: alwaysStep(
      'a primary proposes in its view, at the next number, what it has neither proposed there nor executed',
      (before, after) =>
        !after.network.some('PrePrepare', (proposal) => {
          if (!isProposed(before, after, proposal)) return false;
          const primary = primaryOf(proposal.view);
          return (
            !isIn(before, primary, proposal.view) ||
            numbersProposed(before, proposal.view) !== proposal.sequenceNumber - 1 ||
            before.network.some(
              'PrePrepare',
              ({ view, request }) => view === proposal.view && request === proposal.request,
            ) ||
            isExecuted(before.replica.at(primary), proposal.request, language.sequenceNumbers)
          );
        }),
      { given: (before, after) => after.network.some('PrePrepare', (proposal) => isProposed(before, after, proposal)) },
    ),

    // "It has not accepted a pre-prepare message for view v and sequence number n containing a different digest."
    preparesOneProposal: always(
      'a backup prepares one proposal for a number in a view, which its primary has made, and a primary none',
      (s) =>
        !s.network.some('Prepare', ({ from, view, sequenceNumber, request }) => {
          const primary = primaryOf(view);
          return (
            s.byzantine.has(from) ||
            from === primary ||
            !(s.byzantine.has(primary) || s.network.has('PrePrepare', { view, sequenceNumber, request })) ||
            s.network.some(
              'Prepare',
              (other) =>
                other.from === from &&
                other.view === view &&
                other.sequenceNumber === sequenceNumber &&
                other.request !== request,
            )
          );
        }),
      { given: (s) => s.network.some('Prepare', () => true) },
    ),

    preparesInItsView: alwaysStep(
      'a backup prepares what is proposed in its view, when it has entered it or as it does',
      (before, after) =>
        !after.network.some(
          'Prepare',
          (prepare) =>
            !before.network.has('Prepare', prepare) &&
            !(
              !before.crashed.has(prepare.from) &&
              before.replica.at(prepare.from).view === prepare.view &&
              !after.replica.at(prepare.from).changingView
            ),
        ),
      {
        given: (before, after) => after.network.some('Prepare', (prepare) => !before.network.has('Prepare', prepare)),
      },
    ),

    // prepared(m, v, n, i): in its log are the pre-prepare and 2f matching prepares of different backups.
    commitsWhatIsPrepared: alwaysStep(
      'a replica sends COMMIT in its view for what it supports, and a quorum with it, the primary among them',
      (before, after) =>
        !after.network.some('Commit', (commit) => {
          if (before.network.has('Commit', commit)) return false;
          const { from, view, sequenceNumber, request } = commit;
          const primary = primaryOf(view);
          const isProposer = before.network.has('PrePrepare', { view, sequenceNumber, request });
          const supports = (r: ReplicaId) =>
            r === primary ? isProposer : before.network.has('Prepare', { from: r, view, sequenceNumber, request });
          return !(
            isIn(before, from, view) &&
            supports(from) &&
            (isProposer || before.byzantine.has(primary)) &&
            isQuorum(before, supports)
          );
        }),
      { given: (before, after) => after.network.some('Commit', (commit) => !before.network.has('Commit', commit)) },
    ),

    // committed-local(m, v, n, i): prepared(m, v, n, i), and 2f+1 commits that match the pre-prepare, its own among them.
    executesWhatIsCommitted: alwaysStep(
      'what a replica takes as committed it has sent COMMIT for in its view, and so has a quorum',
      (before, after) =>
        replica.ids.every((r) =>
          committedIn(before.replica.at(r), after.replica.at(r), language.sequenceNumbers).every(
            ({ sequenceNumber, request }) => {
              const { view } = before.replica.at(r);
              const hasCommitted = (from: ReplicaId) =>
                before.network.has('Commit', { from, view, sequenceNumber, request });
              return isIn(before, r, view) && hasCommitted(r) && isQuorum(before, hasCommitted);
            },
          ),
        ),
      {
        given: (before, after) =>
          replica.ids.some((r) => after.replica.at(r).committed.size > before.replica.at(r).committed.size),
      },
    ),

    deadDoNothing: alwaysStep(
      'a replica that has crashed gets nowhere, and of a Byzantine one nothing is said',
      (before, after) =>
        replica.ids.every((r) => isCorrect(before, r) || isSame(before.replica.at(r), after.replica.at(r))),
      { given: (before) => replica.ids.some((r) => !isCorrect(before, r)) },
    ),
  };
}

/** Who is who, and how many are enough. */
export function rolesOf({ replica, faulty }: PbftLanguage) {
  // Two of this size have more than n+f members together: they meet in f+1, of which one is correct.
  const quorum = Math.ceil((replica.size + faulty + 1) / 2);
  const isCorrect = (s: ReadonlyState, r: ReplicaId) => !s.byzantine.has(r) && !s.crashed.has(r);
  return {
    quorum,
    /** "p = v mod |R|" (section 4). */
    primaryOf: (view: number): ReplicaId => replica.valueAt(view % replica.size),
    /** Whether it follows the protocol, and is up. */
    isCorrect,
    /** Whether it takes part in the view: not while it changes to it. */
    isIn: (s: ReadonlyState, r: ReplicaId, view: number): boolean => {
      const self = s.replica.at(r);
      return isCorrect(s, r) && self.view === view && !self.changingView;
    },
    /** Whether those of whom this is so are a quorum with the Byzantine ones, who say anything. */
    isQuorum: (s: ReadonlyState, belongs: (r: ReplicaId) => boolean): boolean =>
      replica.ids.filter((r) => s.byzantine.has(r) || belongs(r)).length >= quorum,
  };
}

/** Whether a step makes the proposal, and not with a NEW-VIEW. */
function isProposed(before: ReadonlyState, after: ReadonlyState, proposal: Slot): boolean {
  const isOfNewView = ({ view }: { readonly view: number; readonly last: number }) => view === proposal.view;
  return (
    !before.network.has('PrePrepare', proposal) &&
    !after.network.some('NewView', (newView) => isOfNewView(newView) && !before.network.has('NewView', newView))
  );
}

/** For how many numbers there is a proposal in the view. */
function numbersProposed({ network }: ReadonlyState, inView: number): number {
  const numbers = new Set<number>();
  network.some('PrePrepare', ({ view, sequenceNumber }) => {
    if (view === inView) numbers.add(sequenceNumber);
    return false;
  });
  return numbers.size;
}

function isExecuted({ executed }: ReadonlyReplica, request: Proposal, sequenceNumbers: number): boolean {
  for (let number = 1; number <= sequenceNumbers; number++) {
    if (executed.has(number) && executed.get(number) === request) return true;
  }
  return false;
}

/** What a replica takes as committed in a step, once for good. */
function committedIn(before: ReadonlyReplica, after: ReadonlyReplica, sequenceNumbers: number) {
  const found: { readonly sequenceNumber: number; readonly request: Proposal }[] = [];
  for (let number = 1; number <= sequenceNumbers; number++) {
    const isTheSame = before.committed.has(number) && before.committed.get(number) === after.committed.get(number);
    if (after.committed.has(number) && !isTheSame) {
      found.push({ sequenceNumber: number, request: after.committed.get(number) });
    }
  }
  return found;
}

function isSame(one: ReadonlyReplica, other: ReadonlyReplica): boolean {
  return (
    one.view === other.view &&
    one.changingView === other.changingView &&
    one.committed.size === other.committed.size &&
    one.executed.size === other.executed.size
  );
}
