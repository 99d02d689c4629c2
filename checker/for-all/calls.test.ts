import { expect, test } from 'vitest';
import { record } from './calls.js';

const functions = {
  double: (n: number) => 2 * n,
  fail: (): number => {
    throw new RangeError('no');
  },
};

/** The functions, recorded, as they are called. */
function recorded() {
  const recording = record(functions);
  return { recording, called: recording.functions as unknown as typeof functions };
}

test('calls are noted in order, equal ones once', () => {
  const { recording, called } = recorded();
  expect([called.double(2), called.double(3), called.double(2)]).toEqual([4, 6, 4]);
  expect(recording.calls).toEqual([
    { function: 'double', arguments: [2], result: 4 },
    { function: 'double', arguments: [3], result: 6 },
  ]);
});

test('no more than twenty of them', () => {
  const { recording, called } = recorded();
  for (let n = 0; n < 30; n++) called.double(n);
  expect(recording.calls).toHaveLength(20);
});

test('what a function throws is noted, and thrown', () => {
  const { recording, called } = recorded();
  expect(() => called.fail()).toThrow('no');
  expect(recording.calls).toEqual([{ function: 'fail', arguments: [], threw: 'no' }]);
  expect(recording.thrown).toEqual({ by: 'fail', error: new RangeError('no') });
});
