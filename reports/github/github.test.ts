import { describe, expect, test } from 'vitest';
import { toJson } from '../result-document.js';
import { declaredResult, inconclusive, result, violatedThere } from '../testing/index.js';
import { annotations, jobSummary } from './index.js';

const pipeline = { exitCode: 1, fileInRepository: (file: string) => `protocol/${file}` };

describe('annotations', () => {
  test('are commands for the line where the property is declared', () => {
    const [command, ...others] = annotations([toJson(declaredResult())], pipeline);
    expect(others).toEqual([]);
    expect(command).toMatch(
      /^::error file=protocol\/models\/commit\.ts,line=90,col=5,title=agreement is violated::nobody commits what another aborts: violated after 4 steps \(none is shorter\) \(commit, flawed, .*\)%0AP2 became aborted at step 4 .*%0Asignalbox check commit /,
    );
  });

  test('are escaped, so that no name ends them or begins another', () => {
    const id = 'a: 50 %, b\r\n::error::c';
    const [command] = annotations(
      [toJson(declaredResult({ properties: [{ ...violatedThere, id, name: id }] }))],
      pipeline,
    );
    expect(command).toContain(
      'title=a%3A 50 %25%2C b%0D%0A%3A%3Aerror%3A%3Ac is violated::a: 50 %25, b%0D%0A::error::c: ',
    );
    expect(command).not.toMatch(/[\r\n]/);
  });

  test('are no more of a kind than are shown, of which the last says what else there is', () => {
    const many = (count: number, like = violatedThere) =>
      Array.from({ length: count }, (_, index) => ({ ...like, id: `p${index}` }));
    const open = many(3, inconclusive).map((each) => ({ ...each, id: `open-${each.id}` }));
    const lines = annotations([toJson(declaredResult({ properties: [...open, ...many(12)] }))], pipeline);
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(3);
    expect(lines[9]).toBe(
      '::error title=signalbox::3 further checks: p9 is violated; p10 is violated; p11 is violated',
    );
    expect(annotations([toJson(declaredResult({ properties: many(10) }))], pipeline)).toHaveLength(10);
  });

  test('are none where everything is as expected', () => {
    expect(annotations([toJson(result())], pipeline)).toEqual([]);
  });
});

describe('the summary of a job', () => {
  test('is cut before it is refused, and says so', () => {
    const page = `${'a line of it, and ✅ takes three bytes\n'.repeat(50_000)}`;
    const summary = jobSummary([page], 0);
    expect(Buffer.byteLength(summary)).toBeLessThan(2 ** 20);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(2 ** 20 - 50_000);
    expect(summary).toMatch(/… the other [\d,]+ lines are left out: there is no room for them here\n$/);
    expect(Buffer.byteLength(jobSummary([page], 2 ** 19))).toBeLessThan(2 ** 19);
    expect(jobSummary([page], 2 ** 20 - 10)).toBe('');
  });

  test('is all of it where there is room', () => {
    expect(jobSummary(['one\n', 'other\n'], 0)).toBe('one\n\nother\n\n');
  });
});
