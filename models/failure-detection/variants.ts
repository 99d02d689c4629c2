import type { Action, Variant } from '../../checker/index.js';
import { MONITOR, nodeActions, suspect } from './heartbeats.js';
import { type DetectionLanguage, directLinkOf, type Fields, HEALTH_CHECK_INTERVAL, MISSED_CHECKS } from './state.js';

type DetectionVariant = Variant<Fields> | ((language: DetectionLanguage) => Variant<Fields>);

/** The repaired design, the documented one, and a seeded flaw. */
export const variants = {
  repaired: { about: 'Each heartbeat goes by two routes; three seconds without any and the node is suspected' },

  documented: (language) => ({
    about: 'As the document has it: a heartbeat goes over the primary path, and nothing makes up for one that is lost',
    replace: byName(nodeActions(language, [directLinkOf(language)])),
  }),

  'three-missed-checks': (language) => ({
    about:
      'The monitor looks once a second whether it has heard a heartbeat, and suspects at the third look without one',
    replace: byName(checkingMonitor(language)),
  }),
} satisfies { readonly [name: string]: DetectionVariant };

function byName(actions: readonly Action<Fields>[]): { readonly [name: string]: Action<Fields> } {
  return Object.fromEntries(actions.map((action) => [action.name, action]));
}

/** What "health check 1000" and "detection 3000" would be as a loop: up to a second passes until the first look. */
function checkingMonitor({ receive, timer }: DetectionLanguage): readonly Action<Fields>[] {
  return [
    receive('hear a heartbeat', 'network', 'Heartbeat', {
      by: MONITOR,
      then: (s, heartbeat) => {
        s.way.at(heartbeat.by).stop();
        s.monitor.hasHeard = true;
      },
    }),
    timer('suspect the node', {
      by: MONITOR,
      when: (s) => s.monitor.patience.isDue,
      then: (s) => {
        s.monitor.missed = s.monitor.hasHeard ? 0 : s.monitor.missed + 1;
        s.monitor.hasHeard = false;
        if (s.monitor.missed === MISSED_CHECKS) suspect(s);
        else s.monitor.patience.start(HEALTH_CHECK_INTERVAL);
      },
    }),
  ];
}
