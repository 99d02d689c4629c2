import type { Argv } from 'yargs';
import { styleOf, tableLines, word } from '../../reports/index.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { type Written, writeProject } from '../init/write-project.js';

export const initCommand = {
  name: 'init',
  options: [],
  lacking: 'init takes a folder, or none for this one: signalbox init my-protocols',
  addTo: (program: Argv, finish: (exitCode: ExitCode) => void) =>
    program.command(
      'init [folder]',
      'Write a small example project: a protocol, its properties, what is verified, and when',
      (command) =>
        command
          .positional('folder', { type: 'string', default: '.', describe: 'Where; it is made if there is none' })
          .example('$0 init my-protocols', 'into a new folder')
          .example('$0 init', 'into this one, beside what is there')
          .epilogue('Exit codes: 0 the project is written, 2 it is not, because nothing is overwritten.'),
      ({ folder }) => finish(runInit(folder)),
    ),
};

function runInit(folder: string): ExitCode {
  process.stdout.write(`${linesOf(folder, writeProject(folder)).join('\n')}\n`);
  return exitCodes.asExpected;
}

/** What was written, what has to be added by hand, and what to do next. */
function linesOf(folder: string, { written, left }: Written): readonly string[] {
  const style = styleOf(process.stdout);
  const where = folder === '.' ? 'this folder' : folder;
  const commands = [
    ...(folder === '.' ? [] : [`cd ${word(folder)}`]),
    left.some(({ file, lines }) => file.to === 'package.json' && lines.some((line) => line.includes('"vitest"')))
      ? 'npm install --save-dev vitest'
      : 'npm install',
    'npx signalbox verify',
    'npx vitest run',
  ];
  return [
    `an example project is in ${where}:`,
    '',
    ...tableLines(
      written.map(({ to, about }) => [to, about]),
      '  ',
      style,
    ),
    ...left.flatMap(({ file, lines }) => [
      '',
      `${file.to} is left as it is${lines.length === 0 ? '' : '; add to it'}`,
      ...lines.map((line) => `  ${line}`),
    ]),
    '',
    'next:',
    '',
    ...commands.map((command) => `  ${command}`),
  ];
}
