import type { InferredOptionTypes, Options } from 'yargs';
import { UsageError } from '../../checker/index.js';
import type { ExitCode } from '../exit-code.js';
import { fileAt } from '../load/load-model.js';
import { watchChecks } from '../watch/watch-checks.js';

/** How a check is made again and again. */
export const watchOptions = {
  watch: {
    boolean: true,
    default: false,
    describe: 'Check again whenever the model, or a module that it imports, is saved, and say what changed',
  },
} as const satisfies { readonly [name: string]: Options };

type WatchArguments = InferredOptionTypes<typeof watchOptions> & {
  readonly model: string;
  readonly json: boolean;
  readonly checkpoint: string | undefined;
  readonly resume: string | undefined;
};

/**
 * Checks the model as this process was told to, again whenever it is saved, until it is interrupted.
 * @throws UsageError for a model that is in no file, and for what means nothing where there are many results
 */
export async function watchModel({ model, json, checkpoint, resume }: WatchArguments): Promise<ExitCode> {
  const [single] = Object.entries({ json, checkpoint: checkpoint !== undefined, resume: resume !== undefined }).find(
    ([, isAsked]) => isAsked,
  ) ?? [undefined];
  if (single !== undefined)
    throw new UsageError(`--${single} is for a single check: leave it out, or leave out --watch`);
  const file = fileAt(model);
  if (file === undefined) {
    throw new UsageError(`--watch is for a model in a file of yours: ${model} is no path, such as path/to/my-model.ts`);
  }
  return watchChecks(
    file,
    process.argv.slice(2).filter((word) => !/^--watch(=|$)/.test(word)),
  );
}
