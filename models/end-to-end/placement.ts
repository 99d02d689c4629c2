import type { Action } from '../../checker/index.js';
import type { Assignment, EndToEndLanguage, Fields, ReadonlyState } from './state.js';

/** Whether a node may be chosen for a request that is to be executed by somebody. */
export type MayBeChosen = (s: ReadonlyState, assignment: Assignment) => boolean;

/** Each node is tried once at most, so that there is an end to it. */
export const notTriedYet: MayBeChosen = (s, { node, request }) => !s.request.at(request).tried.has(node);

/** The load balancer selects a node, the first time and after each failure; the service is brought there if it is not there yet. */
export function placementActions(
  { request, node, action }: EndToEndLanguage,
  mayBeChosen: MayBeChosen,
): readonly Action<Fields>[] {
  return [
    // Which node, and on what grounds, is the matter of other models: any.
    action('select a node', {
      each: { request, node },
      by: 'Load balancer',
      fair: 'weak',
      when: (s, assignment) => s.request.at(assignment.request).phase === 'placing' && mayBeChosen(s, assignment),
      then: (s, { request: r, node: n }) => {
        const self = s.request.at(r);
        self.phase = s.service.has(n) ? 'placed' : 'migrating';
        self.node = n;
        self.tried.add(n);
      },
    }),

    // Copied first, so that it goes on where it was: models/migration.
    action('migrate the service to it', {
      each: request,
      by: 'Replication manager',
      fair: 'weak',
      when: (s, r) => s.request.at(r).phase === 'migrating',
      then: (s, r) => {
        const self = s.request.at(r);
        self.phase = 'placed';
        if (self.node !== null) s.service.add(self.node);
      },
    }),
  ];
}
