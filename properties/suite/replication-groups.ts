import type { ReplicationGroups } from '../../models/index.js';
import { copies, level, overlay, primaryCounts, relayed, strongest } from '../catalogue/replication/groups.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<ReplicationGroups>('replication-groups');

/** The document's four groups, and the links over which they replicate. */
export const replicationGroupsSuite: readonly Binding[] = [
  holds(level),
  reached(level, strongest),
  breaks(level, { variant: 'documented', finding: 'R9' }),

  holds(copies),
  reached(copies, primaryCounts),
  breaks(copies, { variant: 'documented', finding: 'R9' }),

  holds(overlay),
  reached(overlay, relayed),
  breaks(overlay, { variant: 'documented', finding: 'R9' }),
];
