import type { Action } from '../../checker/index.js';
import type { Fields, PartitionLanguage } from './state.js';

/** Links that fail and are mended, and nodes that crash and do not come back. */
export function environmentActions({ cut, partition, heal, crash }: PartitionLanguage): readonly Action<Fields>[] {
  return [
    cut('a link fails', 'severed', { spends: 'cuts' }),
    partition('the network splits', 'severed', { spends: 'partitions' }),
    heal('the network heals', 'severed', { spends: 'heals' }),
    crash('a node crashes', 'node', { spends: 'crashes', keeps: ['epoch', 'replica'] }),
  ];
}
