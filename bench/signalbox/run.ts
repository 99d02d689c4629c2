import type { Figures } from '../figures.js';

/**
 * Explores a shipped model with the engine as it is built and shipped, not as a loader would run its source, and prints
 * what it took: `run.ts <model> [parameter=number]…`
 */
const [name = 'two-phase', ...settings] = process.argv.slice(2);

const checker: typeof import('../../checker/index.js') = await import(built('checker'));
const models: typeof import('../../models/index.js') = await import(built('models'));

const model = models.findModel(name);
if (model === undefined) throw new RangeError(`no shipped model is called ${name}`);
const parameters = Object.fromEntries(
  settings.map((setting) => setting.split('=')).map(([key, value]) => [key, Number(value)]),
);
const result = await checker.check(model.instantiate({ parameters }), { properties: {} });
const { distinctStates, transitions, depth, seconds, bytesPerState } = result;
const figures: Figures = {
  subject: name === 'two-phase' ? 'signalbox' : `signalbox ${name}`,
  distinctStates,
  transitions,
  depth,
  seconds,
  bytesPerState,
};
console.log(JSON.stringify(figures));

function built(layer: string): string {
  return new URL(`../../dist/${layer}/index.js`, import.meta.url).href;
}
