import { built } from './built.js';

/**
 * Checks a shipped model with one worker and states stored whole, as the command line does not let one, and prints the
 * result: `store-whole.ts <model> <obligation> [parameter=value]…`
 */
const checker: typeof import('../../checker/index.js') = await import(built('checker'));
const models: typeof import('../../models/index.js') = await import(built('models'));
const properties: typeof import('../../properties/index.js') = await import(built('properties'));

const [, , name = '', id = '', ...settings] = process.argv;
const model = models.findModel(name);
if (model === undefined) throw new RangeError(`no shipped model is called ${name}`);
const obligation = properties.obligationsFor(name).find((each) => each.id === id);
if (obligation === undefined) throw new RangeError(`no obligation ${id} is bound to ${name}`);
const parameters = Object.fromEntries(
  settings
    .map((setting) => setting.split('='))
    .map(([key, value]) => [key, /^\d+$/.test(value ?? '') ? Number(value) : value]),
);
const result = await checker.check(model.instantiate({ parameters }), {
  properties: { [id]: obligation.formula },
  layout: 'flat',
  workers: 1,
});
console.log(JSON.stringify(result));
