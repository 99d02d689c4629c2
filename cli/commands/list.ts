import type { Argv } from 'yargs';
import { UsageError } from '../../checker/index.js';
import { shippedSuite } from '../../properties/index.js';
import { resultVersion, styleOf } from '../../reports/index.js';
import { projectHere } from '../config/project.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { inventories } from '../inventory.js';
import { suggestionOrAll } from '../suggestion.js';

const options = {
  json: { boolean: true, default: false, describe: 'Print one JSON document on standard output' },
} as const;

export const listCommand = {
  name: 'list',
  options: Object.keys(options),
  lacking: 'list shows models, properties or suite',
  addTo: (program: Argv, finish: (exitCode: ExitCode) => void) =>
    program.command(
      'list [what]',
      'Show the shipped models, the properties of the system, or the checks that bind them; of a project, its checks',
      (command) =>
        command
          .positional('what', { type: 'string', default: 'models', describe: 'models, properties or suite' })
          .options(options)
          .example('$0 list', 'the models with their variants and parameters')
          .example('$0 list properties', 'what the system promises, obligation by obligation')
          .example(
            '$0 list suite --json',
            'every check that shows an obligation to hold, to break, to be no empty claim',
          ),
      async ({ what, json }) => finish(await runList(what, json)),
    ),
};

async function runList(what: string, json: boolean): Promise<ExitCode> {
  if (!isInventory(what)) {
    throw new UsageError(`there is nothing called "${what}" to list${suggestionOrAll(what, Object.keys(inventories))}`);
  }
  const project = what === 'suite' ? await projectHere() : undefined;
  const inventory = inventories[what](project?.suite ?? shippedSuite);
  process.stdout.write(
    json
      ? `${JSON.stringify({ version: resultVersion, [what]: inventory.data }, null, 2)}\n`
      : inventory.text(styleOf(process.stdout)),
  );
  return exitCodes.asExpected;
}

function isInventory(what: string): what is keyof typeof inventories {
  return Object.hasOwn(inventories, what);
}
