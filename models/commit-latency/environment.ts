import type { Action } from '../../checker/index.js';
import { failureModes, lastingFailures } from '../topology/nodes.js';
import { type CommitLanguage, type Fields, participantNames } from './state.js';

/** Each participant fails in its own mode, and for good: what it was asked is never answered. */
export function environmentActions({ participant, fault }: CommitLanguage): readonly Action<Fields>[] {
  return participantNames.map((name, index) => {
    const p = participant.valueAt(index);
    return fault(lastingFailures[name], {
      by: name,
      spends: failureModes[name] === 'crash' ? 'crashes' : 'omissions',
      ...(failureModes[name] === 'crash' ? { means: 'crash' } : {}),
      then: (s) => {
        s.participant.at(p).silent = true;
        s.participant.at(p).roundTrip.stop();
      },
    });
  });
}
