import type { Action } from '../../checker/index.js';
import { run, stop } from './load.js';
import { type Design, placementOf } from './placement.js';
import type { Fields, LoadBalancingLanguage, NodeId, RequestId, State } from './state.js';

const by = 'Load balancer';

/** "Dynamic Load Distribution": who asks, where that goes, and what is done when it cannot go on there. */
export function loadBalancerActions(language: LoadBalancingLanguage, design: Design): readonly Action<Fields>[] {
  const { node, request, action, timer } = language;
  const { selected, relief } = placementOf(language, design);
  return [
    // Not fair: nobody has to ask.
    action('ask for a service', {
      each: request,
      by: 'Client',
      when: (s, r) => s.request.at(r).phase === 'idle',
      then: (s, r) => {
        s.request.at(r).phase = 'waiting';
      },
    }),

    // Strong: of those who wait, the load balancer forgets nobody.
    action('allocate the request to the best node', {
      each: request,
      by,
      fair: 'strong',
      when: (s, r) => s.request.at(r).phase === 'waiting' && selected(s, r) !== null,
      then: (s, r) => {
        s.request.at(r).phase = 'placed';
        s.request.at(r).node = given(selected(s, r));
        order(s, r);
      },
    }),

    timer('order the request again', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) => {
        const { node: n } = s.request.at(r);
        return (
          n !== null &&
          !s.node.at(n).running.has(r) &&
          !s.node.at(n).finished.has(r) &&
          !s.network.has('Allocate', { request: r, to: n })
        );
      },
      then: order,
    }),

    hearOfEnd(language, (s, r, from) => s.request.at(r).node === from),

    timer('notice the crash and remove the node', {
      each: node,
      by,
      fair: 'weak',
      when: (s, n) => s.node.at(n).status === 'crashed',
      then: (s, n) => {
        s.node.at(n).status = 'removed';
        for (const r of request.ids) {
          if (s.request.at(r).node !== n) continue;
          s.request.at(r).phase = 'waiting';
          s.request.at(r).node = null;
        }
      },
    }),

    action('move the request away from a node past the threshold', {
      each: request,
      by,
      fair: 'weak',
      when: (s, r) => relief(s, r) !== null,
      then: (s, r) => {
        const [from, to] = [given(s.request.at(r).node), given(relief(s, r))];
        stop(language, s, from, r);
        run(language, s, to, r);
        s.request.at(r).node = to;
      },
    }),
  ];
}

/** The load balancer frees what a request took when it believes a report that it has finished; in any case it confirms it. */
export function hearOfEnd(
  { receive }: LoadBalancingLanguage,
  believes: (s: State, request: RequestId, from: NodeId) => boolean,
): Action<Fields> {
  return receive('free what the request took', 'network', 'Finished', {
    by,
    fair: 'strong',
    then: (s, { request, from }) => {
      s.node.at(from).finished.delete(request);
      if (!believes(s, request, from)) return;
      s.request.at(request).phase = 'idle';
      s.request.at(request).node = null;
    },
  });
}

/** Tells the node where it is placed to run a request. To a node that is down nothing comes through. */
function order(s: State, request: RequestId): void {
  const to = given(s.request.at(request).node);
  if (s.node.at(to).status === 'up') s.network.send('Allocate', { request, to });
}

/** The node that a guard has made sure of. @throws Error if it has not */
function given(n: NodeId | null): NodeId {
  if (n === null) throw new Error('there is no node for the request');
  return n;
}
