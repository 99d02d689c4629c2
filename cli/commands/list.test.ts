import { describe, expect, test } from 'vitest';
import { signalbox } from '../testing/index.js';

describe('list', () => {
  test('shows the models with their variants and parameters', async () => {
    const { exitCode, stdout } = await signalbox(['list']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^two-phase-commit {2}\S/m);
    expect(stdout).toMatch(/repaired \(default\)/);
    expect(stdout).toMatch(/participants +an integer from 1 to \d+, by default 3/);
  });

  test('shows the designs of functions behind the models', async () => {
    const { stdout } = await signalbox(['list', 'models']);
    expect(stdout).toMatch(/^deadlock-detection {2}\S/m);
    expect(stdout).toMatch(/ported +The same, in a language/);
  });

  test('gives scripts the same as JSON', async () => {
    const { stdout } = await signalbox(['list', 'models', '--json']);
    const { version, models } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(models).toContainEqual({
      kind: 'model',
      name: 'two-phase',
      about: expect.any(String),
      variants: [
        { name: 'textbook', about: expect.any(String) },
        { name: 'fair', about: expect.any(String) },
      ],
      parameters: [{ name: 'resourceManagers', domain: 'an integer from 1 to 24', default: 3 }],
    });
  });

  test('shows the properties of the system with their obligations', async () => {
    const { stdout } = await signalbox(['list', 'properties']);
    expect(stdout).toMatch(/^P4 {2}Transaction commit protocol correctness \(Transactions\)$/m);
    expect(stdout).toMatch(/^ {2}P4\.agreement +no participant/m);
    const { properties } = JSON.parse((await signalbox(['list', 'properties', '--json'])).stdout);
    expect(properties).toHaveLength(30);
    expect(properties[3]).toMatchObject({ id: 'P4', rows: ['Transactions'] });
    expect(properties[3].obligations[0]).toMatchObject({ id: 'P4.agreement', form: 'always' });
  });

  test("shows how the properties fill the document's table, which adds up to 31", async () => {
    const { stdout } = await signalbox(['list', 'properties']);
    expect(stdout).toMatch(/^Transactions +4 +P4, by its 4 conditions$/m);
    expect(stdout).toMatch(/^Fault Tolerance +5 +P5, P10, P11, P12, P13$/m);
    expect(stdout).toMatch(/^in no row +– +P7, P8, P9$/m);
    const sizes = [...stdout.matchAll(/^[A-Z][\w ()]* {2,}(\d) +P/gm)].map(([, size]) => Number(size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(31);
  });

  test('shows the suite', async () => {
    const { stdout } = await signalbox(['list', 'suite']);
    expect(stdout).toMatch(/^P4\.agreement +breaks +two-phase-commit +timeout-after-vote +pre-commit +T2/m);
    const { suite } = JSON.parse((await signalbox(['list', 'suite', '--json'])).stdout);
    const ofAgreement = suite.filter(({ obligation }: { obligation: string }) => obligation === 'P4.agreement');
    expect(ofAgreement.find(({ kind }: { kind: string }) => kind === 'holds')).toMatchObject({
      expected: 'holds',
      profile: 'pre-commit',
    });
  });
});
