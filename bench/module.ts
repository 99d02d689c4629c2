import { fileURLToPath } from 'node:url';
import { runTimed, type Timed } from './timed.js';

/** Runs a TypeScript module of the benchmark in a Node process of its own. */
export function runModule(module: URL, args: readonly string[]): Promise<Timed> {
  return runTimed(process.execPath, ['--import', import.meta.resolve('tsx'), fileURLToPath(module), ...args]);
}

/** Reads numbers in a JSON object by their names, which throws an Error where there is none. */
export function numbersIn(json: string): (name: string) => number {
  const value: unknown = JSON.parse(json);
  const fields = new Map<string, unknown>(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  return (name) => {
    const number = fields.get(name);
    if (typeof number !== 'number') throw new Error(`there is no number ${name} in ${json}`);
    return number;
  };
}
