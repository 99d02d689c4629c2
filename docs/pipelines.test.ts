import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { objectionsToJunit, objectionsToSarif } from '../reports/testing/index.js';
import { blocksOf } from './testing/blocks.js';
import { inputsOfAction, PipelineProject } from './testing/pipelines.js';

// The pipelines that ci.md shows, and the action of this repository, are run: their scripts in the shell, with the variables and
// files that a job finds there. What others' actions do, and how results are shown, is not tried.

const page = readFileSync(new URL('./ci.md', import.meta.url), 'utf8');

/** The pipeline that the page shows under this name. */
function shown(name: string): string {
  const block = blocksOf(page).find(({ kind, lines: [first] }) => kind === 'yaml' && first === `# ${name}`);
  if (block === undefined) throw new Error(`the page does not show ${name}`);
  return block.lines.join('\n');
}

const lock = blocksOf(page)
  .filter(({ lines: [first] }) => first === '// lock.ts')
  .flatMap(({ lines }) => lines)
  .join('\n');

let project: PipelineProject;
const inProject = (files = {}) => {
  project = new PipelineProject(files);
  return project;
};
afterEach(() => project.clear());

describe('on GitHub', () => {
  test('the workflow passes, writes what is kept, and comments on the pull request', async () => {
    const [ended, ...more] = inProject().runWorkflow(shown('.github/workflows/protocol.yml'));
    expect(more).toEqual([]);
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ended?.stdout).toContain('1 of 1 property holds');
    expect(await objectionsToJunit(project.read('junit.xml'))).toEqual([]);
    const log = JSON.parse(project.read('signalbox.sarif'));
    expect(objectionsToSarif(log)).toEqual([]);
    expect(log.runs[0].automationDetails.id).toBe('signalbox/verify/pre-commit/');
    expect(project.read('summary')).toMatch(/^## ✅ 1 of 1 property holds\n/);
    expect(project.read('gh').trimEnd().split('\n').at(-1)).toBe(
      `api --silent --method POST repos/owner/project/issues/17/comments --field body=@${project.folder}/signalbox-comment.md`,
    );
    expect(project.read('signalbox-comment.md')).toMatch(/^<!-- signalbox -->\n## ✅ 1 of 1 property holds\n/);
  });

  test('the action fails as signalbox does, with an annotation, and replaces its comment', () => {
    inProject({ 'lock.ts': lock }).hasComment(99);
    const ended = project.runAction({ command: 'check lock.ts', json: 'result.json', comment: true });
    expect(ended).toMatchObject({ exitCode: 1, outputs: { 'exit-code': '1' } });
    const line = lock.split('\n').findIndex((text) => text.includes('exclusion: always(')) + 1;
    expect(ended.stderr).toContain(`::error file=lock.ts,line=${line},col=16,title=exclusion is violated::`);
    expect(JSON.parse(project.read('result.json')).properties[0].verdict).toBe('violated');
    expect(project.read('gh')).toContain('--method PATCH repos/owner/project/issues/comments/99 ');
    expect(project.read('signalbox-comment.md')).toContain('### ❌ exclusion violated');
  });

  test('a project may be in a folder of its repository, from the root of which lines are named', () => {
    inProject({ 'protocol/lock.ts': lock });
    const ended = project.runAction({ command: 'check lock.ts', 'working-directory': 'protocol', sarif: 'a.sarif' });
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toContain('::error file=protocol/lock.ts,line=');
    expect(project.read('protocol/a.sarif')).toContain('"uri": "protocol/lock.ts"');
  });

  test('what cannot be run fails, and leaves the comment alone', () => {
    const ended = inProject().runAction({ command: 'check nowhere.ts', comment: true });
    expect(ended).toMatchObject({ exitCode: 2, outputs: { 'exit-code': '2' } });
    expect(ended.stdout).toContain('no comment');
    expect(ended.stderr).toContain('signalbox: there is no file nowhere.ts');
  });

  test('inputs are not executed', () => {
    const hostile = { command: 'list $(touch hostile)', profile: '"; touch hostile; "' };
    expect(inProject().runAction(hostile).exitCode).toBe(2);
    expect(project.has('hostile')).toBe(false);
  });

  test('shards of several machines become one result', () => {
    const ended = inProject().runWorkflow(shown('.github/workflows/nightly.yml'));
    expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(JSON.parse(project.read('shard-2.json')).shards).toMatchObject({ numbers: [2], of: 3 });
    expect(project.read('signalbox-report/index.html')).toContain('<h1>1 of 1 property holds</h1>');
    // That of the whole, and none of its parts.
    expect(project.read('summary').match(/^## /gm)).toHaveLength(1);
  });
});

test('on GitLab, shards become one result, with a report of code quality', async () => {
  const ended = inProject().runGitlab(shown('.gitlab-ci.yml'));
  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  expect(await objectionsToJunit(project.read('junit.xml'))).toEqual([]);
  expect(JSON.parse(project.read('gl-code-quality-report.json'))).toEqual([]);
  // Not in a workflow of GitHub.
  expect(ended.map(({ stderr }) => stderr).join('')).not.toContain('::');
});

test('the page names every input of the action', () => {
  const table = page.slice(page.indexOf('| input | meaning |'), page.indexOf('Its output `exit-code`'));
  // The token is there to be left alone.
  expect(inputsOfAction().filter((input) => !table.includes(`\`${input}\``))).toEqual(['token']);
});
