import { expect, test } from 'vitest';
import { check } from '../../checker/index.js';
import { findModel } from '../../models/index.js';
import { isMeasured } from '../figures.js';
import { whatIsMissing } from '../installed.js';
import { type Promela, spinSubjects } from './subject.js';

const missing = whatIsMissing('spin', 'gcc');

const instances = [
  { model: 'two-phase', parameters: { resourceManagers: 3 }, settings: ['N=3'] },
  { model: 'tcommit', parameters: { resourceManagers: 4 }, settings: ['N=4'] },
  {
    model: 'pbft',
    parameters: { views: 3, unsettledViews: 1, requests: 1, byzantinePosition: 'primary' },
    settings: ['VIEWS=3', 'UNSETTLED_VIEWS=1', 'REQUESTS=1', 'MAY_BE_BYZANTINE=1'],
    choosesInitialState: true,
  },
] as const;

/** Small instances; the benchmark compares large ones whenever it runs. */
test.skipIf(missing !== undefined).each(instances)(
  '$model is the same in Promela',
  async ({ model, parameters, ...given }) => {
    const file = new URL(`${model}.pml`, import.meta.url);
    const promela: Promela = { ...given, file, expectedStates: 10_000, depthLimit: 1_000 };
    const inSpin = await spinSubjects(promela)
      .find(({ name }) => name === 'SPIN, breadth first')
      ?.measure();
    if (inSpin === undefined || !isMeasured(inSpin)) throw new Error('SPIN has not explored it breadth first');
    const instance = findModel(model)?.instantiate({ parameters });
    if (instance === undefined) throw new Error(`no model is called ${model}`);
    const { distinctStates, transitions, depth } = await check(instance, { properties: {} });
    expect(inSpin).toMatchObject({ distinctStates, transitions, depth });
  },
);
