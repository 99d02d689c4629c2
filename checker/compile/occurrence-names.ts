import { type Action, type Domain, resolvedRange, type Shown, type TransitionSystem } from '../language/index.js';
import { isNetwork, numberOccurrences, type Occurrences } from './occurrences.js';
import { sizeOfChoice } from './ranging.js';
import { contentAt, universeOf } from './universe.js';

/** Where there is no value. */
const NOTHING = '""';

/** An occurrence as it is called in any instance of its model: the action, and the values with which it occurs, as text. */
export interface OccurrenceName {
  readonly action: string;
  readonly values: string;
  /** What its effect chooses. */
  readonly choice: string;
}

/**
 * The names of what can occur in one instance of a model, by which it is found in another one, where numbers differ. An
 * action is looked through, once, when the first of its occurrences is looked for.
 */
export class OccurrenceNames {
  readonly #occurrences: Occurrences;
  readonly #tables = new Map<number, Tables>();

  constructor(
    private readonly actions: readonly Action[],
    private readonly system: TransitionSystem,
  ) {
    this.#occurrences = numberOccurrences(actions, system);
  }

  /** @param occurrence, choice numbers that there are */
  nameOf(occurrence: number, choice: number): OccurrenceName {
    const { actionOf, first } = this.#occurrences;
    const position = actionOf[occurrence] ?? 0;
    const { values, choices } = this.#tablesOf(position);
    return {
      action: this.actions[position]?.name ?? '',
      values: values.names[occurrence - (first[position] ?? 0)] ?? '',
      choice: choices.names[choice] ?? '',
    };
  }

  /** The numbers of an occurrence and its choice; undefined if there is none of this name. */
  numbersOf({ action, values, choice }: OccurrenceName): readonly [occurrence: number, choice: number] | undefined {
    const position = this.actions.findIndex(({ name }) => name === action);
    if (position < 0) return undefined;
    const tables = this.#tablesOf(position);
    const own = tables.values.numbers.get(values);
    const chosen = tables.choices.numbers.get(choice);
    if (own === undefined || chosen === undefined) return undefined;
    return [(this.#occurrences.first[position] ?? 0) + own, chosen];
  }

  #tablesOf(position: number): Tables {
    const known = this.#tables.get(position);
    const action = this.actions[position];
    if (known !== undefined || action === undefined) return known ?? { values: table([]), choices: table([]) };
    const made = { values: table(namesOfValues(action, this.system)), choices: table(namesOfRange(action.choice)) };
    this.#tables.set(position, made);
    return made;
  }
}

interface Table {
  readonly names: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
}

interface Tables {
  readonly values: Table;
  readonly choices: Table;
}

function table(names: readonly string[]): Table {
  return { names, numbers: new Map(names.map((name, number) => [name, number])) };
}

/** By number, as `Occurrences` counts those of one action. */
function namesOfValues(action: Action, { fields }: TransitionSystem): readonly string[] {
  const range = resolvedRange(action, fields);
  switch (range.over) {
    case 'once':
    case 'domain':
    case 'domains':
      return namesOfRange(range);
    case 'time':
      return [NOTHING];
    case 'messages':
    case 'forgeries': {
      const network = fields[range.network];
      if (network === undefined || !isNetwork(network)) return [];
      const { kinds, messages } = universeOf(network.messages);
      const named = messages.map(({ kind, content }) => {
        const own = kinds.find(({ name }) => name === kind)?.fields ?? [];
        return [kind, shownIn(own, content)] as const;
      });
      if (network.kind !== 'channels') return named.map((each) => JSON.stringify(each));
      const { names } = network.processes;
      return names.flatMap((from) => names.flatMap((to) => named.map((each) => JSON.stringify([from, to, ...each]))));
    }
  }
}

function namesOfRange(range: Action['choice']): readonly string[] {
  const numbers = Array.from({ length: sizeOfChoice(range) }, (_, number) => number);
  switch (range.over) {
    case 'once':
      return [NOTHING];
    case 'domain':
      return numbers.map((code) => JSON.stringify(range.domain.shownAt(code)));
    case 'domains': {
      const domains = Object.entries(range.domains);
      return numbers.map((code) => JSON.stringify(shownIn(domains, contentAt(domains, code))));
    }
  }
}

function shownIn(
  fields: readonly (readonly [name: string, domain: Domain<unknown>])[],
  content: { readonly [field: string]: unknown },
): { readonly [field: string]: Shown } {
  return Object.fromEntries(fields.map(([name, domain]) => [name, domain.shownAt(domain.codeOf(content[name]))]));
}
