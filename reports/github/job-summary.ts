import { shortened } from '../markdown/index.js';

/** A step's summary that is larger is refused as a whole. */
const MOST_BYTES = 2 ** 20;

/**
 * Results in Markdown as GitHub takes them for the summary of a job: 1 MiB for each step, of which so many bytes are taken
 * already. What is too long is cut and says so; nothing is left of it where there is hardly any room.
 */
export function jobSummary(pages: readonly string[], bytesTaken: number): string {
  const room = MOST_BYTES - 1 - bytesTaken;
  if (room < LEAST_BYTES) return '';
  return shortened(`${pages.join('\n')}\n`, room, (text) => Buffer.byteLength(text));
}

/** Enough to say that something was left out. */
const LEAST_BYTES = 1_000;
