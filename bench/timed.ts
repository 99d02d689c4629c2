import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionOf } from './installed.js';
import { busySeconds } from './machine.js';

/** What a process that has ended printed and took. */
export interface Timed {
  readonly stdout: string;
  readonly usage: Usage | undefined;
}

export interface Usage extends OwnUsage {
  /** How many cores all other processes kept busy meanwhile, on average. */
  readonly othersCores: number;
}

/** As the system counts it: of the process, and of those of its children for which it has waited. */
export interface OwnUsage {
  /** Of user and system. */
  readonly cpuSeconds: number;
  /** The largest resident memory, in bytes. */
  readonly peakMemory: number;
}

const hasGnuTime = /GNU/.test(versionOf('time') ?? '');

/**
 * Runs a program to its end. What it took is known where GNU time is installed (Debian package `time`).
 * @throws Error if its exit code is none of those accepted
 */
export async function runTimed(
  program: string,
  args: readonly string[],
  { accepts = [0] }: { readonly accepts?: readonly number[] } = {},
): Promise<Timed> {
  if (!hasGnuTime) return { stdout: await run(program, args, accepts), usage: undefined };
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-bench-'));
  try {
    const report = join(folder, 'usage');
    const started = { at: performance.now(), busy: busySeconds() };
    const stdout = await run('time', ['--format', '%U %S %M', '--output', report, program, ...args], accepts);
    const seconds = (performance.now() - started.at) / 1000;
    const busy = busySeconds() - started.busy;
    const own = parseUsage(await readFile(report, 'utf8'));
    return { stdout, usage: { ...own, othersCores: Math.max(0, busy - own.cpuSeconds) / seconds } };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Reads the last line, `user system kilobytes`; before it GNU time tells of an exit code that is not 0. */
export function parseUsage(report: string): OwnUsage {
  const [user, system, kilobytes] = (report.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  if (user === undefined || system === undefined || kilobytes === undefined || !Number.isFinite(user + kilobytes)) {
    throw new Error(`time reported no usage: ${report}`);
  }
  return { cpuSeconds: user + system, peakMemory: kilobytes * 1024 };
}

function run(program: string, args: readonly string[], accepts: readonly number[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number' && accepts.includes(code)) resolve(stdout);
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? error?.signal}\n${stdout}\n${stderr}`));
    });
  });
}
