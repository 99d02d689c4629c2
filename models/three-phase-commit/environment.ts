import type { ThreePhaseCommitLanguage } from './state.js';

/** What the adversary does, each limited by a budget, and the healing of the network. Nobody restarts. */
export function environmentActions({ participant, detector, ...words }: ThreePhaseCommitLanguage) {
  const { cuts, partitions, fault, crash, cut, partition, heal } = words;
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

    ...(cuts > 0 ? [cut('a link fails', 'severed', { spends: 'cuts' })] : []),
    ...(partitions > 0 ? [partition('the network splits', 'severed', { spends: 'partitions' })] : []),
    ...(cuts + partitions > 0 ? [heal('the network heals', 'severed')] : []),
  ];
}
