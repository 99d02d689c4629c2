import { availableParallelism, cpus, loadavg } from 'node:os';

/** What the figures depend on besides the subjects. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** Over the last minute, before the first round. */
  readonly loadAverage: number;
  readonly node: string;
}

/** Describes this machine as it is now. */
export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: availableParallelism(),
    loadAverage: loadavg()[0] ?? 0,
    node: process.version,
  };
}
