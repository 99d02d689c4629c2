import yargs, { type Argv } from 'yargs';
import { messageOf, packageVersion, UsageError } from '../checker/index.js';
import { checkCommand } from './commands/check.js';
import { initCommand } from './commands/init.js';
import { listCommand } from './commands/list.js';
import { replayCommand } from './commands/replay.js';
import { reportCommand } from './commands/report.js';
import { simulateCommand } from './commands/simulate.js';
import { sweepCommand } from './commands/sweep.js';
import { verifyCommand } from './commands/verify.js';
import { type ExitCode, exitCodeOfError, exitCodes, isForeseen } from './exit-code.js';
import { sentenceFor } from './usage-sentence.js';

const commands = [
  verifyCommand,
  listCommand,
  checkCommand,
  simulateCommand,
  sweepCommand,
  replayCommand,
  reportCommand,
  initCommand,
];

/** Runs signalbox with these arguments. Whatever goes wrong is one sentence on standard error and an exit code. */
export async function run(given: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.asExpected;
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  const objection = (message: string) => new UsageError(sentenceFor(message, given, commands));
  const program = commands.reduce<Argv>((built, command) => command.addTo(built, finish), emptyProgram(objection));
  try {
    await program.parseAsync(given);
    return exitCode;
  } catch (error) {
    return reportError(error, given);
  }
}

/** Says in one sentence what went wrong, and where in the program only if that is asked for. */
export function reportError(error: unknown, given: readonly string[]): ExitCode {
  const whose = isForeseen(error) ? '' : 'unexpected failure, a bug of signalbox (please report it with --debug): ';
  process.stderr.write(`signalbox: ${whose}${messageOf(error)}\n`);
  if (given.includes('--debug')) process.stderr.write(`${stackOf(error)}\n`);
  return exitCodeOfError(error);
}

/** Where an error comes from, and what caused it. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { stack = error.message, cause } = error;
  return cause === undefined ? stack : `${stack}\ncaused by: ${stackOf(cause)}`;
}

/** The command line without its commands. */
function emptyProgram(objection: (message: string) => UsageError): Argv {
  return yargs()
    .scriptName('signalbox')
    .usage(
      '$0 <command>\n\nModel checker and protocol verifier: explores every behaviour of a protocol and shows what goes wrong, step by step.',
    )
    .locale('en')
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .option('debug', { boolean: true, default: false, describe: 'Show where in the program an error comes from' })
    .example('$0 verify', 'check the documented system against P1 to P30')
    .example('$0 check two-phase-commit', 'check one protocol')
    .example('$0 check path/to/my-model.ts', 'check a model of your own')
    .example('$0 simulate pbft --set replicas=7', 'try what is too large to explore')
    .example('$0 init my-protocols', 'begin a project of your own')
    .example('$0 list models', 'see what is shipped')
    .version(packageVersion())
    .help()
    .alias('help', 'h')
    .demandCommand(1)
    .strict()
    .exitProcess(false)
    .showHelpOnFail(false)
    .wrap(Math.min(process.stdout.columns ?? 100, 120))
    .fail((message, error) => {
      // What a command throws passes; what yargs itself objects to comes as a message, or as an error of its own.
      throw error instanceof Error && error.name !== 'YError' ? error : objection(message);
    });
}
