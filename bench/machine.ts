import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { versionOf } from './installed.js';

/** What the figures depend on besides the subjects. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** In bytes. */
  readonly memory: number;
  readonly node: string;
  /** As they print it; null if they are not installed. */
  readonly gcc: string | null;
  readonly spin: string | null;
  /** Of the repository, with a mark if it has been changed since; null outside a repository. */
  readonly commit: string | null;
}

/** Describes this machine. */
export function describeMachine(): Machine {
  const { stdout, status } = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' });
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: availableParallelism(),
    memory: totalmem(),
    node: process.version,
    gcc: versionOf('gcc') ?? null,
    spin: versionOf('spin') ?? null,
    commit: status === 0 ? stdout.trim() : null,
  };
}

/** How many processes wanted a core over the last minute, on average. */
export function loadAverage(): number {
  return loadavg()[0] ?? 0;
}

/** For how many seconds the cores have been busy since the machine started, with whatever, all taken together. */
export function busySeconds(): number {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) / 1000;
}
