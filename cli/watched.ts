import type { CheckOptions, CheckResult } from '../checker/index.js';
import { catchInterruption } from './interruption.js';
import { showProgress } from './progress.js';

/** How an engine is watched and interrupted. */
export type Watching = Required<Pick<CheckOptions, 'signal' | 'onProgress'>>;

/** Explores, showing how far it is, until that has finished or somebody interrupts it. */
export async function watched(
  what: string,
  explore: (watching: Watching) => Promise<CheckResult>,
): Promise<CheckResult> {
  const progress = await showProgress(what);
  const interruption = catchInterruption(progress.stopping);
  try {
    return await explore({ signal: interruption.signal, onProgress: progress.update });
  } finally {
    interruption.release();
    progress.end();
  }
}
