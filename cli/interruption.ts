import { exitCodes } from './exit-code.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

export interface Interruption {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Leaves signals to the system again. */
  release(): void;
}

/** From now on the first Ctrl-C (or SIGTERM) asks the work to stop and hand out what it found; a second one quits at once. */
export function catchInterruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  const handle = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
    onFirst();
  };
  for (const signal of signals) process.on(signal, handle);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of signals) process.off(signal, handle);
    },
  };
}
