import type { Action } from '../../checker/index.js';
import { failureModes, lastingFailures, type NodeName, nodeOrder } from '../topology/nodes.js';
import { type Design, idOf, type Membership, membershipIn } from './design.js';
import { attend } from './redundancy-manager.js';
import {
  beginOutage,
  DETECTION,
  type FailoverLanguage,
  type Fields,
  isActive,
  type NodeId,
  type State,
} from './state.js';

/** Nodes fail, each in its own mode, and those that have crashed may restart. */
export function environmentActions(language: FailoverLanguage, design: Design): readonly Action<Fields>[] {
  const { scenario, fault, repair } = language;
  const membership = membershipIn(language, design);
  const failing = (nodes: readonly NodeId[]) => (s: State) => {
    for (const n of nodes) fail(language, membership, s, n);
    attend(language, design, membership, s);
  };
  const single = (name: NodeName) => {
    const n = idOf(language, name);
    return fault(lastingFailures[name], {
      by: name,
      spends: budgetFor(name),
      ...(failureModes[name] === 'crash' ? { means: 'crash' } : {}),
      when: (s) => s.node.at(n).up,
      then: failing([n]),
    });
  };
  const together = multiNodeFailure.filter((name) => language[budgetFor(name)] > 0);
  return [
    ...(scenario === 'any'
      ? nodeOrder.map(single)
      : [
          fault(`at once: ${together.map((name) => lastingFailures[name]).join('; ')}`, {
            by: 'Core2',
            spends: 'crashes',
            when: (s) => s.node.at(idOf(language, 'Core2')).up,
            then: failing(together.map((name) => idOf(language, name))),
          }),
        ]),

    ...nodeOrder.flatMap((name) => {
      if (failureModes[name] !== 'crash') return [];
      const n = idOf(language, name);
      return repair(`automatic restart of ${name}`, {
        by: name,
        spends: 'restarts',
        means: 'restart',
        when: (s) => !s.node.at(n).up,
        then: (s) => {
          restart(language, s, n);
          attend(language, design, membership, s);
        },
      });
    }),
  ];
}

/** Who limits how many fail in the mode of this node. */
function budgetFor(name: NodeName) {
  return ({ crash: 'crashes', omission: 'omissions', Byzantine: 'silences' } as const)[failureModes[name]];
}

/** The nodes of "Multi-Node Failure Scenario". */
const multiNodeFailure = ['Core1', 'Core2', 'Cloud1'] as const satisfies readonly NodeName[];

/** Its services are away, and it is on somebody to notice: on any living member of the Recovery Service's group. */
function fail({ node, service }: FailoverLanguage, membership: Membership, s: State, failed: NodeId): void {
  for (const id of service.ids) if (s.service.at(id).location === failed && isActive(s, id)) beginOutage(s, id);
  s.node.at(failed).up = false;
  if (s.network.has('Heartbeat', { by: failed })) s.network.lose('Heartbeat', { by: failed });
  s.node.at(failed).detection.start(0, DETECTION);
  if (membership.of(membership.recovery).some((n) => s.node.at(n).up)) return;
  for (const n of node.ids) s.node.at(n).detection.stop();
}

/** It starts what the registry says that it runs. */
function restart({ service }: FailoverLanguage, s: State, restarted: NodeId): void {
  s.node.at(restarted).up = true;
  s.node.at(restarted).detection.stop();
  if (s.node.at(restarted).suspected) s.network.send('Heartbeat', { by: restarted });
  for (const id of service.ids) {
    const record = s.service.at(id);
    if (record.location !== restarted) continue;
    record.movingFrom = null;
    record.outage.stop();
  }
}
