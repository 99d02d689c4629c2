import { fileURLToPath } from 'node:url';
import { runTimed, type Timed } from './timed.js';

/** Runs a TypeScript module of the benchmark in a Node process of its own. */
export function runModule(module: URL, args: readonly string[]): Promise<Timed> {
  return runTimed(process.execPath, ['--import', import.meta.resolve('tsx'), fileURLToPath(module), ...args]);
}

/** The numbers of a JSON object by their names. */
export class Numbers {
  readonly #fields: ReadonlyMap<string, unknown>;

  constructor(private readonly json: string) {
    const value: unknown = JSON.parse(json);
    this.#fields = new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  }

  /** @throws Error if there is none of this name */
  get(name: string): number {
    const number = this.getIfAny(name);
    if (number === undefined) throw new Error(`there is no number ${name} in ${this.json}`);
    return number;
  }

  getIfAny(name: string): number | undefined {
    const value = this.#fields.get(name);
    return typeof value === 'number' ? value : undefined;
  }
}
