import { describe, expect, test } from 'vitest';
import { UsageError } from '../checker/index.js';
import { trace } from './testing/index.js';
import { readTrace, writeTrace } from './trace-document.js';

/** The written trace with one place changed. */
function changed(place: string, value: unknown): string {
  const path = place.split('.');
  const root: { [name: string]: unknown } = JSON.parse(writeTrace(trace));
  let holder: { [name: string]: unknown } = root;
  for (const name of path.slice(0, -1)) holder = holder[name] as { [name: string]: unknown };
  holder[path.at(-1) ?? ''] = value;
  return JSON.stringify(root);
}

describe('a trace file', () => {
  test('is read as it was written', () => {
    expect(readTrace(writeTrace(trace))).toEqual(trace);
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
      'steps[0].messages[1].event is not one of sent, received, lost, duplicated',
    ],
    ['a missing change', changed('steps.1.changes.0.after', undefined), 'steps[1].changes[0].after is missing'],
  ])('with %s is refused, and it says where', (_, text, message) => {
    expect(() => readTrace(text)).toThrow(new UsageError(message));
  });
});
