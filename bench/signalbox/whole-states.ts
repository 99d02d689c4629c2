import { numbersIn, runModule } from '../module.js';

/** What it would take to store each state of a shipped model whole, measured, in a sentence. */
export async function costOfWholeStates(
  model: string,
  parameters: { readonly [name: string]: number | string },
): Promise<string> {
  const settings = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  const { stdout } = await runModule(new URL('flat-storage.ts', import.meta.url), [model, ...settings]);
  const number = numbersIn(stdout);
  const bytes = number('bytes') / number('states') + BYTES_PER_PARENT;
  return `Stored whole, a state of ${number('words')} words would take signalbox ${bytes.toFixed(1)} bytes`;
}

/** As in the bytes of a state that signalbox itself states. */
const BYTES_PER_PARENT = 4;
