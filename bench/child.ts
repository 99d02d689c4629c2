import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Outcome, parseOutcome } from './figures.js';
import type { Subject } from './subjects.js';

const execute = promisify(execFile);

/** Runs `subject` once in a Node process of its own and returns the outcome it prints; rejects if it fails. */
export async function measure(subject: Subject, resourceManagers: number): Promise<Outcome> {
  const { stdout } = await execute(process.execPath, [
    '--import',
    import.meta.resolve('tsx'),
    fileURLToPath(subject.script),
    ...subject.args(resourceManagers),
  ]);
  return parseOutcome(stdout);
}
