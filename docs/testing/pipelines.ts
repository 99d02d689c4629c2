import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Context, evaluated } from './expressions.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** As much of a step of a workflow, or of a composite action, as is simulated. */
interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: { readonly [input: string]: string | number | boolean };
  readonly env?: { readonly [name: string]: string };
  readonly run?: string;
  readonly 'working-directory'?: string;
}

interface Action {
  readonly inputs: { readonly [name: string]: { readonly default: string } };
  readonly outputs: { readonly [name: string]: { readonly value: string } };
  readonly runs: { readonly steps: readonly Step[] };
}

interface Workflow {
  readonly jobs: {
    readonly [name: string]: {
      readonly strategy?: { readonly matrix: { readonly [name: string]: readonly (string | number)[] } };
      readonly steps: readonly Step[];
    };
  };
}

interface GitlabJob {
  readonly parallel?: number;
  readonly script: readonly string[];
  readonly artifacts?: { readonly paths?: readonly string[]; readonly reports?: { readonly [kind: string]: string } };
}

/** What a job or an action came to. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Actions of others, that prepare a machine or keep files; what they need to be there. */
const others: { readonly [name: string]: ((input: Step['with']) => unknown) | undefined } = {
  'actions/checkout': () => undefined,
  'actions/setup-node': () => undefined,
  // Everything is done in one folder.
  'actions/download-artifact': () => undefined,
  'actions/upload-artifact': (input) => input?.path,
  'github/codeql-action/upload-sarif': (input) => input?.sarif_file,
};

const ownAction = './node_modules/signalbox/.github/actions/signalbox';

/**
 * A project in which signalbox is installed, in a folder that is gone after `clear`, and what there is of a pipeline around it:
 * the shell, the variables and the files that GitHub and GitLab give to a job. Three programs are others than there:
 * `npm`, since everything is installed; `gh`, which notes what it is asked; and `npx`, by which `verify` checks one model only.
 */
export class PipelineProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'signalbox-pipeline-'));
  readonly #bin = join(this.folder, 'bin');
  readonly #project = join(this.folder, 'project');

  constructor(files: { readonly [name: string]: string } = {}) {
    mkdirSync(join(this.#project, 'node_modules'), { recursive: true });
    mkdirSync(this.#bin);
    writeFileSync(join(this.#project, 'package.json'), '{ "type": "module" }\n');
    symlinkSync(repository, join(this.#project, 'node_modules/signalbox'));
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.#project, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    this.#program('npm', 'exit 0');
    this.#program(
      'npx',
      `if [ "$1" = --no-install ]; then shift; fi
[ "$1" = signalbox ] || exit 99
shift
command="$1"
shift
if [ "$command" = verify ]; then set -- "$@" --model quorum-arithmetic; fi
exec '${process.execPath}' '${join(repository, 'dist/cli/main.js')}' "$command" "$@"`,
    );
    this.#program(
      'gh',
      `echo "$*" >> '${join(this.folder, 'gh')}'
case "$*" in *--paginate*) cat '${join(this.folder, 'comments')}' 2>/dev/null || true;; esac`,
    );
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  has(name: string): boolean {
    return existsSync(join(this.#project, name));
  }

  /** The text of a file of the project, or of what the pipeline keeps: `summary`, `gh`. */
  read(name: string): string {
    return readFileSync(this.has(name) ? join(this.#project, name) : join(this.folder, name), 'utf8');
  }

  /** Says that there is a comment already. */
  hasComment(id: number): void {
    writeFileSync(join(this.folder, 'comments'), `${id}\n`);
  }

  /** Runs the jobs of a workflow of GitHub one after another. */
  runWorkflow(yaml: string): readonly Ended[] {
    const { jobs }: Workflow = parse(yaml);
    return Object.values(jobs).flatMap(({ strategy, steps }) => {
      const [[name, values] = []] = Object.entries(strategy?.matrix ?? {});
      const contexts: Context[] =
        name === undefined || values === undefined
          ? [{}]
          : values.map((value) => ({ matrix: { [name]: String(value) } }));
      return contexts.map((context) => this.#runSteps(steps, { github, ...context }).ended);
    });
  }

  /** Runs the action of this repository. @throws Error for an input that it does not have */
  runAction(given: NonNullable<Step['with']>): Ended & { readonly outputs: { readonly [name: string]: string } } {
    const { inputs, outputs, runs } = actionOfRepository();
    const unknown = Object.keys(given).find((name) => inputs[name] === undefined);
    if (unknown !== undefined) throw new Error(`the action has no input ${unknown}`);
    const values = Object.entries(inputs).map(([name, input]) => [
      name,
      String(given[name] ?? evaluated(input.default, { github })),
    ]);
    const { ended, steps } = this.#runSteps(runs.steps, { github, inputs: Object.fromEntries(values) });
    const made = Object.entries(outputs).map(([name, { value }]) => [name, evaluated(value, { steps })]);
    return { ...ended, outputs: Object.fromEntries(made) };
  }

  /** Runs the jobs of a pipeline of GitLab one after another. */
  runGitlab(yaml: string): readonly Ended[] {
    const jobs: { readonly [name: string]: GitlabJob } = parse(yaml);
    return Object.values(jobs).flatMap(({ parallel = 1, script, artifacts }) =>
      Array.from({ length: parallel }, (_, index) => {
        const ended = this.#shell(script.join('\n'), '.', {
          GITLAB_CI: 'true',
          CI: 'true',
          CI_PROJECT_DIR: this.#project,
          ...(parallel === 1 ? {} : { CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(parallel) }),
        });
        for (const path of [...(artifacts?.paths ?? []), ...Object.values(artifacts?.reports ?? {})])
          this.#expectFile(path);
        return ended;
      }),
    );
  }

  #runSteps(steps: readonly Step[], context: Context): { readonly ended: Ended; readonly steps: Context } {
    let ended: Ended = { exitCode: 0, stdout: '', stderr: '' };
    let done: Context = {};
    for (const step of steps) {
      const here = { ...context, steps: done };
      const isRun = step.if === undefined ? ended.exitCode === 0 : evaluated(step.if, here) === 'true';
      if (!isRun) continue;
      const { outputs = {}, ...came } = this.#runStep(step, here);
      if (step.id !== undefined) done = { ...done, [step.id]: { outputs } };
      ended = {
        exitCode: ended.exitCode || came.exitCode,
        stdout: ended.stdout + came.stdout,
        stderr: ended.stderr + came.stderr,
      };
    }
    return { ended, steps: done };
  }

  #runStep(step: Step, context: Context): Ended & { readonly outputs?: Context } {
    const given = Object.fromEntries(
      Object.entries(step.with ?? {}).map(([name, value]) => [name, evaluated(String(value), context)]),
    );
    if (step.uses === ownAction) return this.runAction(given);
    if (step.uses !== undefined) {
      const needed = others[step.uses.split('@')[0] ?? ''];
      if (needed === undefined) throw new Error(`nothing is known of ${step.uses}`);
      const path = needed(given);
      if (typeof path === 'string') this.#expectFile(path);
      return { exitCode: 0, stdout: '', stderr: '' };
    }
    const output = join(this.folder, 'output');
    writeFileSync(output, '');
    const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluated(value, context)]);
    const folder = evaluated(step['working-directory'] ?? '.', context);
    const ended = this.#shell(step.run ?? '', folder, {
      ...Object.fromEntries(env),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: this.#project,
      GITHUB_REPOSITORY: 'owner/project',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: join(this.folder, 'summary'),
      RUNNER_TEMP: this.folder,
    });
    const outputs = readFileSync(output, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
    return { ...ended, outputs: Object.fromEntries(outputs) };
  }

  /** As both run a script: it ends at the first command that fails. */
  #shell(script: string, folder: string, env: { readonly [name: string]: string }): Ended {
    const file = join(this.folder, 'script.sh');
    writeFileSync(file, script);
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
      cwd: join(this.#project, folder),
      env: { ...env, HOME: this.folder, NO_COLOR: '1', PATH: `${this.#bin}${delimiter}${process.env.PATH}` },
      encoding: 'utf8',
    });
    return { exitCode: status ?? 128, stdout, stderr };
  }

  #program(name: string, script: string): void {
    const path = join(this.#bin, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /** @throws Error if a pipeline is told to keep what is not there */
  #expectFile(path: string): void {
    const [before = '', after] = path.split('*');
    const isThere =
      after === undefined
        ? this.has(path)
        : readdirSync(this.#project).some((name) => name.startsWith(before) && name.endsWith(after));
    if (!isThere) throw new Error(`there is no ${path} to be kept`);
  }
}

/** The names of the inputs of the action of this repository. */
export function inputsOfAction(): readonly string[] {
  return Object.keys(actionOfRepository().inputs);
}

function actionOfRepository(): Action {
  return parse(readFileSync(join(repository, '.github/actions/signalbox/action.yml'), 'utf8'));
}

/** What a workflow knows of what began it. */
const github: Context = { token: 'secret', event: { pull_request: { number: '17' } } };
