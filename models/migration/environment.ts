import { isUnderWay, lookUpAndCall } from './client.js';
import { type MigrationLanguage, type NodeId, type ReadonlyState, sourceOf, targetOf } from './state.js';

/** What the adversary does, each limited by a budget. Whoever crashes stays down, and is detected as crashed. */
export function environmentActions(language: MigrationLanguage) {
  const { node, client, onlyCopyMayCrash, duplicates, timeouts, fault, loss, duplication } = language;
  const crash = (name: string, n: NodeId, mayCrash: (s: ReadonlyState) => boolean) =>
    fault(name, {
      by: node.names[n] ?? name,
      spends: 'crashes',
      means: 'crash',
      when: (s) => s.node.at(n).up && mayCrash(s),
      then: (s) => {
        const self = s.node.at(n);
        self.reset({ keep: ['epoch'] });
        self.up = false;
      },
    });
  return [
    crash('crash of the source', sourceOf(language), (s) => onlyCopyMayCrash || s.manager.standbyIsReady),
    crash('crash of the target', targetOf(language), () => true),
    loss('loss of a message', 'network', { spends: 'losses' }),
    ...(duplicates > 0 ? [duplication('duplication of a message', 'network', { spends: 'duplicates' })] : []),
    ...(timeouts > 0
      ? [
          fault('premature timeout of a client', {
            each: client,
            spends: 'timeouts',
            when: (s, c) => s.client.at(c).phase === 'calling' && isUnderWay(s, c),
            then: lookUpAndCall,
          }),
        ]
      : []),
  ];
}
