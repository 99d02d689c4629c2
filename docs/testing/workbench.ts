import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './files.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The commands that pages run, and the programs that they are here. */
const programs = {
  signalbox: 'dist/cli/main.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** Those that every system has, by which a page shows what was written to a file. */
const ofTheSystem = ['cat', 'head'];

/** What a reader has installed beside signalbox. */
const packages = ['vitest', 'fast-check'];

/** For the reader; in continuous integration they are steps of their own, before the tests. */
const isForTheReader = /^(git clone|cd|npm (ci|init|pkg|install|test|run \w+))\b/;

/** A folder in which a page's commands are run, as a reader would run them in the repository. */
export class Workbench {
  readonly #root = mkdtempSync(join(tmpdir(), 'signalbox-docs-'));
  readonly #folder = join(this.#root, 'work');
  readonly #bin = join(this.#root, 'bin');

  constructor() {
    // A module resolves `signalbox`, for the type checker too, as one that lies in the repository does.
    // Files are modules, as in the repository, whatever lies further up.
    mkdirSync(this.#folder);
    writeFileSync(join(this.#folder, 'package.json'), '{ "type": "module" }\n');
    const modules = join(this.#folder, 'node_modules');
    mkdirSync(modules);
    symlinkSync(repository, join(modules, 'signalbox'));
    for (const name of packages) symlinkSync(join(repository, 'node_modules', name), join(modules, name));
    mkdirSync(this.#bin);
    for (const [name, program] of Object.entries(programs)) {
      const path = join(this.#bin, name);
      writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${join(repository, program)}' "$@"\n`);
      chmodSync(path, 0o755);
    }
  }

  lay(files: Files): void {
    for (const [name, text] of files) {
      const path = join(this.#folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  /**
   * Runs the lines of a `sh` block and returns what they printed, line by line. A comment behind a command says which
   * exit code is expected if not 0 (`# exit 1`), and whether it is interrupted (`# Ctrl-C after 5 s: exit 130`).
   */
  async run(lines: readonly string[]): Promise<readonly string[]> {
    const printed: string[] = [];
    for (const line of lines) {
      const [, command = '', comment = ''] = /^\s*(?:npx )?(.*?)(?:\s+#\s(.*))?$/.exec(line) ?? [];
      if (command === '' || command.startsWith('#') || isForTheReader.test(command)) continue;
      if (![...Object.keys(programs), ...ofTheSystem].includes(command.split(' ')[0] ?? ''))
        throw new Error(`this is not run: ${line}`);
      const { output, exitCode } = await this.#execute(command, secondsUntilInterruption(comment));
      const expected = Number(/\bexit (\d+)/.exec(comment)?.[1] ?? 0);
      if (exitCode !== expected) throw new Error(`exit code ${exitCode}, not ${expected}: ${line}\n${output}`);
      printed.push(...output.trimEnd().split('\n'));
    }
    return printed;
  }

  clear(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #execute(
    command: string,
    interruptedAfter: number | undefined,
  ): Promise<{ readonly output: string; readonly exitCode: number | null }> {
    const outputFile = join(this.#root, 'output');
    // One file for both, so that they are interleaved as in a terminal.
    const output = openSync(outputFile, 'w');
    const { FORCE_COLOR: _, ...environment } = process.env;
    const child = spawn('/bin/sh', ['-c', `exec ${command}`], {
      cwd: this.#folder,
      env: { ...environment, NO_COLOR: '1', PATH: `${this.#bin}${delimiter}${process.env.PATH}` },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    if (interruptedAfter !== undefined) setTimeout(() => child.kill('SIGINT'), interruptedAfter * 1000);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ output: readFileSync(outputFile, 'utf8'), exitCode }));
    });
  }
}

function secondsUntilInterruption(comment: string): number | undefined {
  const [, seconds] = /\bCtrl-C after (\d+) s/.exec(comment) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}
