import { defineModel, type StateOf } from '../../checker/index.js';
import { environmentActions } from './environment.js';
import { monitorActions, nodeActions, sendHeartbeat } from './heartbeats.js';
import { DETECTION_TIMEOUT, system } from './state.js';
import { variants } from './variants.js';

/** A node's heartbeats, and the monitor that suspects it when it hears none for too long. See README.md beside this file. */
export const failureDetection = defineModel({
  ...system,
  name: 'failure-detection',
  about:
    'Heartbeats on two routes, which may be lost, and a monitor that suspects a node after three seconds without one',
  initial: ({ route, action }) => [
    action('monitoring begins with a heartbeat', {
      then: (s) => {
        sendHeartbeat(s, route.ids);
        s.monitor.patience.start(DETECTION_TIMEOUT);
      },
    }),
  ],
  actions: (language) => [
    ...nodeActions(language, language.route.ids),
    ...monitorActions(language),
    ...environmentActions(language),
  ],
  final: () => (s) => !s.node.up && s.monitor.suspects,
  variants,
});

/** A state of this model, as properties see it. */
export type FailureDetectionState = StateOf<typeof failureDetection>;
