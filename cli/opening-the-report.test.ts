import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SuiteCheck, SuiteResult } from '../properties/index.js';
import { result, suiteCheck, suiteResult } from '../reports/testing/index.js';
import { run } from './program.js';
import { folderWith } from './testing/index.js';

const found = vi.hoisted(() => ({ suite: undefined as SuiteResult | undefined }));

vi.mock('../properties/index.js', async (original) => ({
  ...(await original<typeof import('../properties/index.js')>()),
  verify: async () => found.suite,
}));

const isTerminal = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');

afterEach(() => {
  vi.restoreAllMocks();
  if (isTerminal === undefined) Reflect.deleteProperty(process.stderr, 'isTTY');
  else Object.defineProperty(process.stderr, 'isTTY', isTerminal);
});

/** What `verify` says on standard error of a suite of which one check came out so, to a person or to a file. */
async function said(check: SuiteCheck, isTTY: boolean): Promise<string> {
  const { summary, ...suite } = suiteResult(check);
  const checks = { 'as bound': 2, otherwise: 0, undecided: 0, [check.outcome]: 1 };
  found.suite = { ...suite, summary: { ...summary, properties: { holds: 1, violated: 0, undecided: 0 }, checks } };
  // Without columns no progress is shown.
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  Object.defineProperty(process.stderr, 'columns', { value: 0, configurable: true });
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  let text = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  await run(['verify', '--html', join(folderWith({}), 'a report.html')]);
  return text;
}

const violated = suiteCheck('holds', { outcome: 'otherwise', objection: 'it should hold and is violated' });
const failed = suiteCheck('holds', {
  outcome: 'otherwise',
  result: result({ failure: { kind: 'model', message: 'it throws', trace: null } }),
});
const undecided = suiteCheck('holds', { outcome: 'undecided', objection: 'interrupted' });

describe('how to open the report is said', () => {
  test.each([
    ['a violation', violated],
    ['a model at fault', failed],
  ])('to a person at a terminal, where there is %s', async (_, check) => {
    const text = await said(check, true);
    expect(text).toMatch(/^signalbox: the report is in (.*a report\.html); to open it: {2}\S+ '\1'\n$/);
  });

  test.each([
    ['to a person, where everything is as it should be', suiteCheck(), true],
    ['to a person, where something is only undecided', undecided, true],
    ['to a file or a build server, whatever was found', violated, false],
  ])('not %s', async (_, check, isTTY) => {
    const text = await said(check, isTTY);
    expect(text).toMatch(/^signalbox: the report is in .*a report\.html\n$/);
  });
});
