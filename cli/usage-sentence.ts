import { suggestion, suggestionOrAll } from './suggestion.js';

interface Command {
  readonly name: string;
  readonly options: readonly string[];
  /** What it says when it is not told what to work on. */
  readonly lacking: string;
}

/** What yargs objects to, said in one sentence with what to do about it. */
export function sentenceFor(objection: string, given: readonly string[], commands: readonly Command[]): string {
  const [, unknown] = /^Unknown (?:arguments?|commands?): (.*)$/.exec(objection) ?? [];
  if (unknown !== undefined) return unknownSentence(unknown.split(', ')[0] ?? unknown, given, commands);
  const [, lacking] = /^Not enough arguments following: (.*)$/.exec(objection) ?? [];
  if (lacking !== undefined) return `--${lacking} needs a value`;
  if (objection.startsWith('Not enough non-option arguments')) {
    const command = commandIn(given, commands);
    return command === undefined ? missingCommand(commands) : command.lacking;
  }
  return objection.split('\n')[0] ?? objection;
}

function unknownSentence(name: string, given: readonly string[], commands: readonly Command[]): string {
  const command = commandIn(given, commands);
  const option = given.find(
    (argument) =>
      argument.replace(/=.*$/s, '') === `--${name}` ||
      (name.length === 1 && argument.startsWith('-') && !argument.startsWith('--') && argument.includes(name)),
  );
  if (option !== undefined) {
    const known = [...(command?.options ?? []), 'debug', 'help', 'version'].map((each) => `--${each}`);
    const shown = name.length === 1 ? `-${name}` : `--${name}`;
    const other = commands.find(({ options }) => options.includes(name));
    if (command !== undefined && other !== undefined)
      return `${command.name} has no option ${shown}; ${other.name} has`;
    const help = command === undefined ? 'signalbox --help' : `signalbox ${command.name} --help`;
    return `there is no option ${shown}${suggestion(shown, known) || `; see ${help}`}`;
  }
  if (command === undefined) {
    const names = commands.map((each) => each.name);
    return `there is no command "${name}"${suggestionOrAll(name, names)}`;
  }
  return `${command.name} takes no further argument "${name}"; see signalbox ${command.name} --help`;
}

function missingCommand(commands: readonly Command[]): string {
  return `say what to do: ${commands.map(({ name }) => name).join(', ')}; see signalbox --help`;
}

function commandIn(given: readonly string[], commands: readonly Command[]): Command | undefined {
  const first = given.find((argument) => !argument.startsWith('-'));
  return commands.find(({ name }) => name === first);
}
