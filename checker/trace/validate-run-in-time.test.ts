import { describe, expect, it } from 'vitest';
import { check } from '../check.js';
import { DisagreementError } from '../errors.js';
import type { BoundedResponse } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { Loop, Trace } from '../result.js';
import { type Request, request } from '../testing/index.js';
import { validateRun, validateStandstill } from './validate-run.js';

const answered = (limit: number, premise: Request['phase'] = 'asked'): BoundedResponse => ({
  form: 'within',
  sentence: 'it is answered in time',
  premise: (s: Request) => s.phase === premise,
  conclusion: (s: Request) => s.phase === 'answered',
  limit,
});

const urgent = request(5, 5);
const patient = request(5, Number.POSITIVE_INFINITY);

/** The run by which the engine shows that something takes more than the limit. */
async function lateRun(instance = urgent, limit = 4): Promise<Trace> {
  const { properties } = await check(instance, { properties: { it: answered(limit) } });
  const [{ trace } = { trace: undefined }] = properties;
  if (trace === undefined) throw new Error('there is no run');
  return trace;
}

/** A loop that begins after so many steps, otherwise as the engine has one. */
async function loopFrom(start: number): Promise<Loop> {
  const { loop } = await lateRun(patient, 100);
  if (loop === null) throw new Error('the run does not go on for ever');
  return { ...loop, start };
}

const validated = (property: BoundedResponse, trace: Trace, instance = urgent) =>
  validateRun(new PlainModel(instance), property, { id: 'it', trace, assumed: 'declared' });

describe('a run that is to break a bound of time', () => {
  it('does so where more time passes', async () => {
    expect(validated(answered(4), await lateRun())).toBeNull();
  });

  it('or where it stops, with time before it', async () => {
    const run = await lateRun(patient, 100);
    expect(run.loop).toMatchObject({ start: 2 });
    expect(validated(answered(1_000_000), run, patient)).toEqual(run.loop);
  });

  const wrong = 'the engine decided it by a run that does not violate it on the plain model';

  it('is refused where no more time passes', async () => {
    const run = await lateRun();
    expect(() => validated(answered(5), run)).toThrow(new DisagreementError(wrong));
  });

  it('is refused where nothing was asked', async () => {
    const run = await lateRun();
    expect(() => validated(answered(4, 'answered'), run)).toThrow(wrong);
  });

  it('is refused where the time passes before it is asked', async () => {
    const { steps, ...run } = await lateRun();
    expect(() => validated(answered(4), { ...run, steps: steps.toReversed() })).toThrow(wrong);
  });

  it('is refused where it is said to stop and cannot', async () => {
    const run = await lateRun();
    const stopped = { ...run, loop: await loopFrom(run.steps.length) };
    expect(() => validated(answered(4), stopped)).toThrow(wrong);
    const early = { ...run, steps: run.steps.slice(0, 1), loop: await loopFrom(1) };
    expect(() => validated(answered(4), early)).toThrow(wrong);
  });

  it('is refused where it is said to come back and does not', async () => {
    const run = { ...(await lateRun()), loop: await loopFrom(0) };
    expect(() => validated(answered(4), run)).toThrow("the engine's run does not come back to the state after step 0");
  });
});

describe('a run that is to go on for ever in no time', () => {
  const inNoTime = 'the engine found a run in no time on which time passes';

  it('is refused where it only stops, or has no loop', async () => {
    const run = await lateRun(patient, 100);
    expect(() => validateStandstill(run)).toThrow(new DisagreementError(inNoTime));
    expect(() => validateStandstill({ ...run, loop: null })).toThrow(DisagreementError);
  });

  it('is refused where time passes on the way round', async () => {
    const run = await lateRun();
    const [ask, pass] = run.steps;
    if (ask === undefined || pass === undefined) throw new Error('the run is too short');
    const round = { ...run, steps: [ask, pass, ask], loop: await loopFrom(1) };
    expect(() => validateStandstill(round)).toThrow(inNoTime);
  });
});
