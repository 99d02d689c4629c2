import type { Argv, Options } from 'yargs';
import { replay, type Trace } from '../../checker/index.js';
import { counted, renderTrace, styleOf, traceFormats } from '../../reports/index.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { refuseUnwritable, writeText } from '../files.js';
import { instantiate } from '../instantiate.js';
import { loadModel } from '../load/load-model.js';
import { readTraceFile } from '../trace-file.js';
import { traceText } from '../trace-text.js';
import { once, parseText } from './option.js';

/** In what else the trace can be written, each into a file of its own. */
const options = Object.fromEntries(
  traceFormats.map(({ name, about }) => [
    name,
    {
      string: true,
      requiresArg: true,
      describe: `Also write the trace, as it is recorded, to this file: ${about}`,
      coerce: once(name, parseText),
    } as const satisfies Options,
  ]),
);

export const replayCommand = {
  name: 'replay',
  options: Object.keys(options),
  lacking: 'replay needs a trace: signalbox replay trace.json; signalbox check --trace trace.json writes one',
  addTo: (program: Argv, finish: (exitCode: ExitCode) => void) =>
    program.command(
      'replay <trace>',
      'Execute a trace again on its model and say where it differs, if it does',
      (command) =>
        withFormats(command)
          .positional('trace', { type: 'string', demandOption: true, describe: 'A file that check --trace wrote' })
          .example('$0 check two-phase-commit --variant documented --trace trace.json', 'keep a counterexample')
          .example('$0 replay trace.json', 'run it again, perhaps after the model was changed')
          .example('$0 replay trace.json --mermaid trace.mmd', 'draw it')
          .example('$0 replay trace.json --test flaw.test.ts', 'keep it among your tests')
          .epilogue(
            'Exit codes: 0 every step as recorded, 1 it differs, 2 no trace can be read or its model is not found.',
          ),
      async ({ trace, ...given }) => finish(await runReplay(trace, given)),
    ),
};

/** Yargs would take these, whose names it does not know, for all that there are. */
function withFormats<Given>(command: Argv<Given>): Argv<Given> {
  command.options(options);
  return command;
}

async function runReplay(path: string, given: { readonly [option: string]: unknown }): Promise<ExitCode> {
  const trace = await readTraceFile(path);
  const wanted = traceFormats.flatMap((format) => {
    const file = given[format.name];
    return typeof file === 'string' ? [{ format, file }] : [];
  });
  for (const { format, file } of wanted) refuseUnwritable(format.name, file);
  const { model, address } = await loadModel(trace.model);
  for (const { format, file } of wanted) {
    const text = await traceText(format, { ...trace, model: address }, null, file);
    if (text === null) continue;
    writeText(file, text);
    process.stderr.write(`signalbox: ${file} has the trace ${format.about}\n`);
  }
  const instance = instantiate(model, trace.variant, trace.parameters);
  const outcome = replay(instance, trace);
  const style = styleOf(process.stdout);
  const { paint } = style;
  const about = trace.property === null ? '' : ` of ${trace.property}`;
  process.stdout.write(renderTrace(trace, style));
  if (outcome.ok) {
    process.stdout.write(`\n  ${paint.green('✓')} the trace${about} replays: ${whatReplays(trace)}\n`);
    return exitCodes.asExpected;
  }
  const where = outcome.step === 0 ? 'in its initial state' : `at step ${outcome.step}`;
  process.stdout.write(`\n  ${paint.red('✗')} the trace${about} differs ${where}: ${outcome.reason}\n`);
  return exitCodes.unexpected;
}

/** What was found to be so: "all 5 steps are as recorded, and the loop closes and is fair". */
function whatReplays({ steps, loop }: Trace): string {
  const { length } = steps;
  const all =
    length === 0 ? 'the initial state is' : length === 1 ? 'its step is' : `all ${counted(length, 'step')} are`;
  const recorded = `${all} as recorded`;
  if (loop === null) return recorded;
  const owesNothing = loop.fairness.length === 0;
  if (loop.start === length) return `${recorded}, and the run ${owesNothing ? 'stops' : 'may stop'} there`;
  return `${recorded}, and the loop closes${owesNothing ? '' : ' and is fair'}`;
}
