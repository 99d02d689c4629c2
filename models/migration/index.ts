import { defineModel, type StateOf } from '../../checker/index.js';
import { clientActions } from './client.js';
import { environmentActions } from './environment.js';
import { handOverActions } from './hand-over.js';
import { loadBalancerActions } from './load-balancer.js';
import { managerActions } from './manager.js';
import { ownProperties } from './properties.js';
import { registryActions } from './registry.js';
import { replicationActions } from './replication.js';
import { serviceActions } from './service.js';
import { sourceOf, system } from './state.js';
import { variants } from './variants.js';

/**
 * A service moves from one node to another while its clients call it: copied first, handed over in a new epoch, its old
 * place forwarding, and taken over by the survivor if either node dies. See README.md beside this file.
 */
export const migration = defineModel({
  ...system,
  name: 'migration',
  about: 'Migration of a service under calls, with a registry, epochs, forwarding, crashes and lost messages',
  initial: (language) => [
    language.action('the service runs on the source', {
      then: (s) => {
        const source = s.node.at(sourceOf(language));
        source.role = 'active';
        source.hasStandby = language.replicated;
      },
    }),
  ],
  actions: (language) => [
    ...clientActions(language),
    ...serviceActions(language),
    ...replicationActions(language),
    ...loadBalancerActions(language),
    ...managerActions(language),
    ...handOverActions(language),
    ...registryActions(language),
    ...environmentActions(language),
  ],
  // Every call is served and nothing is under way; or nobody is left to serve.
  final:
    ({ calls }) =>
    (s) =>
      s.node.every(({ up }) => !up) ||
      (s.client.every(({ served }) => served === calls) &&
        (s.manager.phase === 'idle' || s.manager.phase === 'settled')),
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type MigrationState = StateOf<typeof migration>;
