import { integer } from '../../checker/index.js';
import type { ThreePhaseCommitLanguage } from './state.js';

/** What the adversary does, each limited by a budget, and the healing of the network. Nobody restarts. */
export function environmentActions(language: ThreePhaseCommitLanguage) {
  const { participant, participants, detector, partitions, fault, crash, repair } = language;
  return [
    // The dead count: what they had voted and decided stays to be seen.
    crash('crash', 'participant', { spends: 'crashes', keeps: ['vote', 'decision'] }),

    ...(detector === 'unreliable'
      ? [
          fault('suspect one that is alive', {
            each: { observer: participant, suspected: participant },
            spends: 'suspicions',
            when: (s, { observer, suspected }) =>
              observer !== suspected &&
              s.participant.at(observer).up &&
              s.participant.at(suspected).up &&
              !s.participant.at(observer).falselySuspects.has(suspected),
            then: (s, { observer, suspected }) => s.participant.at(observer).falselySuspects.add(suspected),
          }),
        ]
      : []),

    ...(partitions > 0
      ? [
          fault('the network splits', {
            choose: integer({ min: 1, max: 2 ** (participants - 1) - 1 }),
            by: 'Network',
            spends: 'partitions',
            when: (s) => s.cutOff.isEmpty,
            then: (s, side) => {
              for (const p of participant.ids) if ((side >> (p - 1)) % 2 === 1 && p > 0) s.cutOff.add(p);
            },
          }),
          repair('the network heals', {
            by: 'Network',
            when: (s) => !s.cutOff.isEmpty,
            then: (s) => s.cutOff.clear(),
          }),
        ]
      : []),
  ];
}
