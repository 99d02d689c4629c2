import yargs from 'yargs';
import type { Figures } from '../figures.js';

/**
 * Explores a shipped model with the engine as it is built and shipped, not as a loader would run its source, decides the
 * property if one is named, and prints what it took:
 * `run.ts <model> [parameter=number]… [--variant name] [--property id]`
 */
const {
  _: given,
  variant,
  property,
} = await yargs(process.argv.slice(2))
  .option('variant', { type: 'string' })
  .option('property', { type: 'string' })
  .parseAsync();
const [name = 'two-phase', ...settings] = given.map(String);

const checker: typeof import('../../checker/index.js') = await import(built('checker'));
const models: typeof import('../../models/index.js') = await import(built('models'));

const model = models.findModel(name);
if (model === undefined) throw new RangeError(`no shipped model is called ${name}`);
const parameters = Object.fromEntries(
  settings.map((setting) => setting.split('=')).map(([key, value]) => [key, Number(value)]),
);
const instance = model.instantiate({ parameters, ...(variant === undefined ? {} : { variant }) });
const asked = Object.entries(instance.properties).filter(([id]) => id === property);
const result = await checker.check(instance, { properties: Object.fromEntries(asked) });
if (result.properties.some(({ verdict }) => verdict !== 'holds')) throw new Error(`${property} does not hold`);
const { distinctStates, transitions, depth, seconds, bytesPerState, bytesPerTransition } = result;
const variantAndProperty = [variant, property].filter((word) => word !== undefined);
const figures: Figures = {
  subject: ['signalbox', ...(name === 'two-phase' ? [] : [name]), ...variantAndProperty].join(' '),
  distinctStates,
  transitions,
  depth,
  seconds,
  bytesPerState,
  ...(bytesPerTransition === null ? {} : { bytesPerTransition }),
};
console.log(JSON.stringify(figures));

function built(layer: string): string {
  return new URL(`../../dist/${layer}/index.js`, import.meta.url).href;
}
