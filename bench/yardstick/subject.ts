import { fileURLToPath } from 'node:url';
import type { Subject } from '../subject.js';
import { runTimed } from '../timed.js';
import { type Exploration, PLANE } from './two-phase.js';

/** The yardstick packs so many resource managers and no more. */
export const YARDSTICK_LIMIT = PLANE;

/** The loop written by hand. */
export function yardstickSubject(resourceManagers: number): Subject {
  const script = fileURLToPath(new URL('two-phase.ts', import.meta.url));
  return {
    name: 'yardstick',
    covers: 'everything',
    countsLevels: true,
    measure: async () => {
      const args = ['--import', import.meta.resolve('tsx'), script, String(resourceManagers)];
      const { stdout, usage } = await runTimed(process.execPath, args);
      const { bytes, ...counted } = parseExploration(stdout);
      return { ...counted, bytesPerState: bytes / counted.distinctStates, ...usage };
    },
  };
}

function parseExploration(line: string): Exploration {
  const value: unknown = JSON.parse(line);
  if (!isExploration(value)) throw new Error(`not what the yardstick prints: ${line}`);
  return value;
}

function isExploration(value: unknown): value is Exploration {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['distinctStates', 'transitions', 'depth', 'seconds', 'bytes'].every((field) =>
    Number.isFinite(fields.get(field)),
  );
}
