import { expect, test } from 'vitest';
import { property, reached, result, trace, violated } from '../reports/testing/index.js';
import { traceToKeep } from './trace-file.js';

test('the first counterexample is kept before the run to a fault, that before a witness', () => {
  const failure = { kind: 'model', message: 'an action threw', trace: { ...trace, property: null } } as const;
  const properties = [property(), reached, violated];
  expect(traceToKeep(result({ properties, failure }))).toBe(violated.trace);
  expect(traceToKeep(result({ properties: [reached], failure }))).toBe(failure.trace);
  expect(traceToKeep(result({ properties: [property(), reached] }))).toBe(reached.trace);
  expect(traceToKeep(result())).toBeNull();
});
