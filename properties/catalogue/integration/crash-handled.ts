import { leadsTo, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';
import { isActive, type RecoveringState } from '../fault-tolerance/crash-recovery.js';

/** A node that has fallen silent for good has crashed, as far as anybody can tell. */
export const crashHandled: Obligation<RecoveringState> = {
  id: 'P30.handled',
  property: systemProperties.P30,
  source: 'Failure Recovery Procedure: "Detect failure via health checks" to "Resume normal operations"',
  formula: leadsTo(
    'when a node has failed, it is detected in the end, and every service active on a living node',
    ({ node }) => node.some(({ up }) => !up),
    (s) => s.node.every(({ up, suspected }) => up || suspected) && s.service.every((each) => isActive(s, each)),
  ),
};

export const twoHandled: Witness<RecoveringState> = {
  id: 'P30.handled/reached:two-down',
  formula: reachable('two nodes are down, and every service is active on the others', (s) => {
    let down = 0;
    s.node.every(({ up }) => {
      if (!up) down += 1;
      return true;
    });
    return down === 2 && s.service.every((each) => isActive(s, each));
  }),
};
