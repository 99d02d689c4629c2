import type { MessageEvent } from '../../../../checker/index.js';

/** What a step does with a message. */
export function verbOf({ event }: MessageEvent): string {
  const verbs = {
    sent: 'sends',
    received: 'receives',
    lost: 'loses',
    duplicated: 'duplicates',
    forged: 'receives forged',
  };
  return verbs[event];
}
