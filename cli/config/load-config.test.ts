import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../checker/index.js';
import { folderWith } from '../testing/index.js';
import { loadConfig } from './load-config.js';

const load = (name: string, text: string) => loadConfig(join(folderWith({ [name]: text }), name));

test('JSON is a configuration, too, and what it does not say is as it is by default', async () => {
  const text = '{ "models": ["lock.ts"], "gate": { "coverage": 0.5 }, "budgets": { "each": "90s", "memory": "1k" } }';
  const { models, checks, settings } = await load('signalbox.config.json', text);
  expect(models.value).toEqual(['lock.ts']);
  expect(checks.isGiven).toBe(false);
  expect(settings).toEqual({
    gate: { drift: 'report', vacuous: 'fail', coverage: 0.5, undecided: 'report' },
    budgets: { each: 90, run: {}, memory: 1024 },
    reports: { html: undefined, files: {} },
  });
});

test.each([
  ['signalbox.config.json', '{', /signalbox.config.json cannot be read: it is not JSON: /],
  ['signalbox.config.json', '{ "gate": { "drift": "never" } }', /: gate.drift is "report" or "fail", not "never"$/],
  [
    'signalbox.config.yaml',
    '',
    /signalbox.config.yaml is none: it is a file that ends in .ts, .mts, .js, .mjs, .json$/,
  ],
])('%s with %s is refused', async (name, text, sentence) => {
  const refused = expect(load(name, text)).rejects;
  await refused.toThrow(UsageError);
  await refused.toThrow(sentence);
});

test('a file that is not there is refused', async () => {
  await expect(loadConfig('nowhere.config.ts')).rejects.toThrow(
    /^there is no configuration nowhere.config.ts \(looked for .*nowhere.config.ts\)$/,
  );
});
