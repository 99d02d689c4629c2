import type { Figures } from '../figures.js';

/** SPIN prints so many digits of a count; of a larger one it prints these and an exponent. */
export const DIGITS = 8;

/**
 * Reads what a verifier of SPIN prints at its end.
 * @throws Error if it found errors, was not able to finish, or says something else
 */
export function parseReport(report: string): Figures {
  const read = (what: string, pattern: RegExp): number => {
    const found = pattern.exec(report)?.[1];
    if (found === undefined) throw new Error(`SPIN reported no ${what}:\n${report}`);
    const number = Number(found);
    if (Number.isNaN(number)) throw new Error(`SPIN reported no ${what}, but ${found}:\n${report}`);
    return number;
  };
  const errors = read('errors', /errors: (\d+)/);
  if (errors > 0) throw new Error(`SPIN found ${errors} errors:\n${report}`);
  if (/Search not completed|max search depth too small|hash table is full/i.test(report)) {
    throw new Error(`SPIN did not finish:\n${report}`);
  }
  const distinctStates = read('states', /(\S+) states, stored/);
  return {
    distinctStates,
    // SPIN counts the initial state as stored, so this is TLC's count.
    transitions: read('transitions', /(\S+) transitions/),
    // SPIN counts steps, TLC levels.
    depth: read('depth', /depth reached (\d+)/) + 1,
    seconds: read('time', /elapsed time ([\d.]+) seconds/),
    bytesPerState: memoryOf(report) / distinctStates,
  };
}

/** All memory that the verifier set apart, in bytes. Where several processes share some, it says that beside its own. */
function memoryOf(report: string): number {
  const totals = [
    ...report.matchAll(/([\d.]+)\s+(?:total (?:actual |shared |non-shared )?)?memory usage(?: \(Mbyte\))?$/gm),
  ];
  if (totals.length === 0) throw new Error(`SPIN reported no memory:\n${report}`);
  return totals.reduce((sum, [, megabytes]) => sum + Number(megabytes) * 2 ** 20, 0);
}
