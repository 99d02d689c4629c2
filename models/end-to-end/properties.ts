import type { Property } from '../../checker/index.js';
import type { Assignment, EndToEndLanguage, Payload, ReadonlyState } from './state.js';

/** What this model alone promises. The obligations of P29 are in the catalogue. */
export function ownProperties({ request, node, alwaysStep, leadsTo }: EndToEndLanguage): {
  readonly [id: string]: Property<ReadonlyState>;
} {
  const assignments = node.ids.flatMap((n) => request.ids.map((r): Assignment => ({ node: n, request: r })));
  return {
    // Neither from the key nor that it cannot be done: nobody knows what was asked for.
    damagedIsDiscarded: alwaysStep(
      'a node that gets a damaged request does nothing for it, and answers nothing',
      (before, after) =>
        assignments.every(
          (assignment) =>
            !isDamagedRequestGone(before, after, assignment) || isWithoutEffect(before, after, assignment),
        ),
      { given: (before, after) => assignments.some((assignment) => isDamagedRequestGone(before, after, assignment)) },
    ),
    // A promise to the client is kept by whoever has voted, if it comes back.
    applied: leadsTo(
      'what has been answered as done in a transaction is applied in the end, and nothing else is left undecided',
      (s) => s.request.some(({ phase, unsettled }) => (phase === 'ok' || phase === 'error') && !unsettled.isEmpty),
      (s) =>
        request.ids.every((r) => {
          const { phase, unsettled } = s.request.at(r);
          return (phase !== 'ok' && phase !== 'error') || unsettled.isEmpty;
        }),
      { repairs: 'weak' },
    ),
  };
}

function isDamagedRequestGone(before: ReadonlyState, after: ReadonlyState, assignment: Assignment): boolean {
  const request = { ...assignment, payload: 'damaged' } as const;
  return after.network.copies('Execute', request) < before.network.copies('Execute', request);
}

function isWithoutEffect(before: ReadonlyState, after: ReadonlyState, assignment: Assignment): boolean {
  const answers = (s: ReadonlyState) => {
    const executed = (payload: Payload) => s.network.copies('Executed', { ...assignment, payload });
    return executed('as sent') + executed('damaged') + s.network.copies('Failed', assignment);
  };
  const work = (s: ReadonlyState) => s.node.at(assignment.node).work.at(assignment.request);
  return answers(after) === answers(before) && work(after).phase === work(before).phase;
}

/** Every request has been answered, and everybody who took part in its transaction knows what became of it. */
export function isAtRest(): (s: ReadonlyState) => boolean {
  return (s) =>
    s.request.every(
      ({ phase, unsettled }) => phase === 'rejected' || ((phase === 'ok' || phase === 'error') && unsettled.isEmpty),
    );
}
