import type { Action } from '../../checker/index.js';
import { type Design, mayBeCopied } from './design.js';
import { ANALYSIS_INTERVAL, type Fields, type OptimizationLanguage, TOO_MANY } from './state.js';

/** The document's "System Optimization Loop": who looks for bottlenecks, who plans, and who moves services. */
export function optimizerActions(language: OptimizationLanguage, design: Design): readonly Action<Fields>[] {
  const { node, service, tens, timer } = language;
  return [
    timer('identify bottlenecks', {
      by: 'Performance Analyzer',
      fair: 'weak',
      when: (s) => s.analysis.isDue,
      then: (s) => {
        s.report.clear();
        for (const n of node.ids) if (s.node.at(n).cpu > design.threshold) s.report.add(n);
        s.analysis.start(ANALYSIS_INTERVAL);
      },
    }),

    timer('begin to migrate', {
      each: { service, target: node },
      by: 'System Optimizer',
      fair: 'weak',
      when: (s, choice) => s.optimization.isDue && mayBeCopied(language, design, s, choice.service, choice.target),
      then: (s, choice) => {
        const self = s.service.at(choice.service);
        self.target = choice.target;
        self.transfer.start(10, 10 * tens);
        const target = s.node.at(choice.target);
        target.cpu += self.cpu;
        target.memory += self.memory;
        s.report.delete(self.at);
        if (s.observer.minute.isRunning) s.observer.counted = Math.min(TOO_MANY, s.observer.counted + 1);
      },
    }),

    timer('complete the optimization', {
      by: 'System Optimizer',
      fair: 'weak',
      when: (s) =>
        s.optimization.isDue &&
        !service.ids.some((id) => node.ids.some((target) => mayBeCopied(language, design, s, id, target))),
      then: (s) => s.optimization.start(design.interval),
    }),

    timer('complete the migration', {
      each: service,
      by: 'Replication Manager',
      fair: 'weak',
      when: (s, id) => s.service.at(id).transfer.isDue,
      then: (s, id) => {
        const self = s.service.at(id);
        if (self.target === null) return;
        const source = s.node.at(self.at);
        source.cpu -= self.cpu;
        source.memory -= self.memory;
        self.at = self.target;
        self.target = null;
        self.transfer.stop();
      },
    }),
  ];
}
