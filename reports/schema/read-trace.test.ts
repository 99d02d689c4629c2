import { describe, expect, test } from 'vitest';
import { UsageError } from '../../checker/index.js';
import { lasso, stop, trace } from '../testing/index.js';
import { writeTrace } from '../trace-document.js';
import { readTrace } from './read-trace.js';

/** The written trace (a lasso) with one place changed. */
function changed(place: string, value: unknown): string {
  const path = place.split('.');
  const root: { [name: string]: unknown } = JSON.parse(writeTrace(lasso));
  let holder: { [name: string]: unknown } = root;
  for (const name of path.slice(0, -1)) holder = holder[name] as { [name: string]: unknown };
  holder[path.at(-1) ?? ''] = value;
  return JSON.stringify(root);
}

describe('a trace file', () => {
  test('is read as it was written', async () => {
    expect(await readTrace(writeTrace(trace))).toEqual(trace);
  });

  test('keeps how the run goes on for ever', async () => {
    expect(await readTrace(writeTrace(lasso))).toEqual(lasso);
    expect(await readTrace(writeTrace(stop))).toEqual(stop);
  });

  test('of before there were loops has none', async () => {
    expect(await readTrace(changed('loop', undefined))).toEqual({ ...lasso, loop: null });
  });

  test.each([
    ['not JSON', '{', 'it is not JSON'],
    ['no object', '[]', 'it is not an object'],
    ['nothing', '{}', 'its version is missing; this signalbox reads version 1'],
    ['another version', changed('version', 2), 'its version is 2; this signalbox reads version 1'],
    ['no model', changed('model', undefined), 'model is missing'],
    ['a wrong parameter', changed('parameters.participants', []), 'parameters.participants is not a value'],
    ['steps that are no list', changed('steps', {}), 'steps is not a list'],
    ['a wrong action', changed('steps.2.action', 7), 'steps[2].action is not a text'],
    ['a wrong kind', changed('steps.0.kind', 'magic'), 'steps[0].kind is not one of protocol, timer, fault, repair'],
    [
      'a wrong message',
      changed('steps.0.messages.1.event', 'eaten'),
      'steps[0].messages[1].event is not one of sent, received, lost, duplicated, forged',
    ],
    ['a loop that is none', changed('loop', 3), 'loop is not an object'],
    ['no start of the loop', changed('loop.start', undefined), 'loop.start is missing'],
    [
      'a loop that begins after the end',
      changed('loop.start', 6),
      'loop.start is not a whole number of steps from 0 to 5',
    ],
    [
      'a loop that begins within a step',
      changed('loop.start', 1.5),
      'loop.start is not a whole number of steps from 0 to 5',
    ],
    [
      'a loop that begins before the run',
      changed('loop.start', -1),
      'loop.start is not a whole number of steps from 0 to 5',
    ],
    ['no fairness', changed('loop.fairness', undefined), 'loop.fairness is missing'],
    [
      'a wrong fairness',
      changed('loop.fairness.0.fairness', 'fair'),
      'loop.fairness[0].fairness is not one of weak, strong',
    ],
    [
      'a wrong reason for fairness',
      changed('loop.fairness.3.because', 'asleep'),
      'loop.fairness[3].because is not one of taken, disabled, never enabled',
    ],
    ['wrong arguments', changed('loop.fairness.1.arguments', 7), 'loop.fairness[1].arguments is not an object'],
    [
      'a step that there is not',
      changed('loop.fairness.3.step', 9),
      'loop.fairness[3].step is not a whole number of steps from 0 to 5',
    ],
    ['a step at which nothing happens', changed('loop.fairness.0.step', 4), 'loop.fairness[0].step is not null'],
    [
      'no step at which something is taken',
      changed('loop.fairness.3.step', null),
      'loop.fairness[3].step is not a whole number of steps from 0 to 5',
    ],
    ['a missing change', changed('steps.1.changes.0.after', undefined), 'steps[1].changes[0].after is missing'],
  ])('with %s is refused, and it says where', async (_, text, message) => {
    await expect(readTrace(text)).rejects.toThrow(new UsageError(message));
  });
});
