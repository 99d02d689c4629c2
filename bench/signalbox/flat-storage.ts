import { built } from './built.js';

/**
 * Explores a shipped model and stores each of its states once more, whole, as narrow states are stored; prints what that
 * takes, as one line of JSON: `flat-storage.ts <model> [parameter=value]…`
 */
const models: typeof import('../../models/index.js') = await import(built('models'));
const exploring: typeof import('../../checker/explore/index.js') = await import(built('checker/explore'));
const storing: typeof import('../../checker/store/index.js') = await import(built('checker/store'));

const [, , name = '', ...settings] = process.argv;
const model = models.findModel(name);
if (model === undefined) throw new RangeError(`no shipped model is called ${name}`);
const parameters = Object.fromEntries(
  settings
    .map((setting) => setting.split('='))
    .map(([key, value]) => [key, Number.isNaN(Number(value)) ? value : Number(value)]),
);
const { explore, Watch } = exploring;
const exploration = await explore(model.instantiate({ parameters }), [], { search: 'bfs' }, new Watch({}));
const { store } = exploration.program;
const { current } = store.registers;
const table = storing.makeTable(current.length);
const ids = new Int32Array(1);
for (let id = 0; id < exploration.distinctStates; id++) {
  store.load(id);
  table.internAll(current, 1, ids);
}
console.log(JSON.stringify({ states: table.count(), words: current.length, bytes: table.bytes() }));
