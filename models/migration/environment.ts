import { type MigrationLanguage, type NodeId, sourceOf, targetOf } from './state.js';

/** What the adversary does, each limited by a budget. Whoever crashes stays down, and is detected as crashed. */
export function environmentActions(language: MigrationLanguage) {
  const { node, sourceMayCrash, duplicates, fault, loss, duplication } = language;
  const crash = (name: string, n: NodeId) =>
    fault(name, {
      by: node.names[n] ?? name,
      spends: 'crashes',
      when: (s) => s.node.at(n).up,
      then: (s) => {
        const self = s.node.at(n);
        self.reset({ keep: ['epoch'] });
        self.up = false;
      },
    });
  return [
    ...(sourceMayCrash ? [crash('crash of the source', sourceOf(language))] : []),
    crash('crash of the target', targetOf(language)),
    loss('loss of a message', 'network', { spends: 'losses' }),
    ...(duplicates > 0 ? [duplication('duplication of a message', 'network', { spends: 'duplicates' })] : []),
  ];
}
