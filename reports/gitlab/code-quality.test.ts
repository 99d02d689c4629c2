import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { resultVersion, toJson } from '../result-document.js';
import { declaredResult, inconclusive, result, suiteResult, violated } from '../testing/index.js';
import { gitlabReport } from './index.js';

/** What GitLab's documentation demands of the entries of a code quality report. */
const conforms = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          // Relative, and without ./ at its beginning.
          path: { type: 'string', pattern: '^[^./]' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

function issuesOf(...documents: Parameters<typeof gitlabReport>[0]) {
  const issues = JSON.parse(gitlabReport(documents, { exitCode: 1, fileInRepository: (file) => `protocol/${file}` }));
  expect(conforms(issues), JSON.stringify(conforms.errors)).toBe(true);
  return issues;
}

test('a violation is critical, what is undecided minor, each at its line', () => {
  const other = { ...inconclusive, id: 'open' };
  const [first, second, ...rest] = issuesOf(
    toJson(declaredResult({ properties: [other, ...declaredResult().properties] })),
  );
  expect(rest).toEqual([]);
  expect(first).toMatchObject({
    check_name: 'agreement',
    severity: 'critical',
    location: { path: 'protocol/models/commit.ts', lines: { begin: 90 } },
  });
  expect(first.description).toMatch(/^agreement is violated \(commit, flawed, .*P2 became aborted at step 4/);
  expect(second).toMatchObject({ check_name: 'open', severity: 'minor' });
  expect(second.fingerprint).not.toBe(first.fingerprint);
});

test('what is as expected is not there', () => {
  expect(issuesOf(toJson(result()), { version: resultVersion, ...suiteResult() })).toEqual([]);
});

test('what has no line stands at the top of the module that was checked', () => {
  const [issue] = issuesOf(toJson(result({ model: 'src/commit.ts#commit', properties: [violated] })));
  expect(issue.location).toEqual({ path: 'src/commit.ts', lines: { begin: 1 } });
});
