import type { Action } from '../../checker/index.js';
import { dashboard, nodeOrder } from '../topology/nodes.js';
import { repairedDesign } from './design.js';
import { LIGHTEST, movable, serviceNames } from './services.js';
import {
  ANALYSIS_INTERVAL,
  CHANGE,
  type Fields,
  HEAVIEST,
  type OptimizationLanguage,
  type ServiceId,
  type State,
} from './state.js';

/** Each node is used as the document's table has it, and the first intervals begin. */
export function initialActions({ node, service, action }: OptimizationLanguage): readonly Action<Fields>[] {
  return [
    action('start', {
      then: (s) => {
        for (const [i, { cpu, memory }] of dashboard.entries()) {
          const used = s.node.at(node.valueAt(i));
          used.cpu = cpu;
          used.memory = 2 * memory;
        }
        for (const [i, name] of serviceNames.slice(0, service.size).entries()) {
          const { home, cpu, memory } = movable[name];
          const self = s.service.at(service.valueAt(i));
          self.at = node.valueAt(nodeOrder.indexOf(home));
          self.cpu = cpu;
          self.memory = memory;
        }
        s.analysis.start(ANALYSIS_INTERVAL);
        s.optimization.start(repairedDesign.interval);
      },
    }),
  ];
}

/** The load of services is not the system's to choose. Where it has risen it stays, unless the environment lets it fall. */
export function environmentActions({ service, fault }: OptimizationLanguage): readonly Action<Fields>[] {
  return [
    fault('the load rises', {
      each: service,
      spends: 'changes',
      when: (s, id) => s.service.at(id).cpu < HEAVIEST,
      then: (s, id) => change(s, id, CHANGE),
    }),
    fault('the load falls', {
      each: service,
      spends: 'changes',
      when: (s, id) => s.service.at(id).cpu > LIGHTEST,
      then: (s, id) => change(s, id, -CHANGE),
    }),
  ];
}

/**
 * An observer may begin to count before any optimization. Both ends of the minute belong to it: it may be over before or
 * after what else happens at its end.
 */
export function observerActions({ observed, action, timer }: OptimizationLanguage): readonly Action<Fields>[] {
  if (!observed) return [];
  return [
    action('a minute begins', {
      by: 'observer',
      when: (s) => !s.observer.minute.isRunning && s.optimization.isDue,
      then: (s) => s.observer.minute.start(60),
    }),
    timer('the minute is over', {
      by: 'observer',
      fair: 'weak',
      when: (s) => s.observer.minute.isDue,
      then: (s) => s.observer.reset(),
    }),
  ];
}

/** Where it is being copied, a service uses as much as where it is. */
function change(s: State, id: ServiceId, points: number): void {
  const self = s.service.at(id);
  self.cpu += points;
  s.node.at(self.at).cpu += points;
  if (self.target !== null) s.node.at(self.target).cpu += points;
}
