import { defineFunctions } from '../../checker/index.js';
import { documentedGroups, type ReplicationGroup } from '../replication/groups.js';
import { documentedOverlay, type Link, repairedGroups, repairedOverlay, type Service } from './groups.js';

export { type Service, strategySelection } from './groups.js';

/** How the system's services are replicated. */
export interface ReplicationGroups {
  readonly groupOf: (service: Service) => ReplicationGroup;
  /** The links over which replicas are sent what is new. */
  readonly overlay: () => readonly Link[];
}

/** "Replication Group Configuration", and the links marked "Replication". See README.md beside this file. */
export const replicationGroups = defineFunctions<ReplicationGroups>({
  name: 'replication-groups',
  about: 'Which members a service is replicated on, with what consistency, and over which links',
  functions: { groupOf: (service) => repairedGroups[service], overlay: () => repairedOverlay },
  variants: {
    repaired: { about: 'The tables agree with each other and with the network' },
    documented: {
      about: 'As the document has them (R9)',
      replace: { groupOf: (service) => documentedGroups[service], overlay: () => documentedOverlay },
    },
  },
});
