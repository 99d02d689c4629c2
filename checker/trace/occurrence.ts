import type { TraceStep } from '../result.js';

/** An occurrence of an action as sentences name it: `"vote" (rm: rm1, choice: yes)`; without arguments any of them. */
export function quoted(action: string, args: TraceStep['arguments'] | null): string {
  const listed = Object.entries(args ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
  return listed.length === 0 ? `"${action}"` : `"${action}" (${listed.join(', ')})`;
}
