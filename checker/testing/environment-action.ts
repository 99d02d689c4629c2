import fc from 'fast-check';
import { actionVocabulary, type Domain, type Fields, isFields, isLinks, type MessageKinds } from '../language/index.js';
import { functionsOf, kindsOfBody, parametersOf, textOfBody } from './general-action.js';
import { placesIn } from './place.js';
import { run } from './program.js';
import { kindsTouched } from './program-kinds.js';
import { textOfStatements } from './program-text.js';
import { budgetOf, type Ground, kindsOfFields, type RandomAction } from './random-action.js';
import { together } from './random-indices.js';
import { randomCondition, randomStatements } from './random-program.js';

/** What networks, links and processes offer: for each kind of what may befall them an arbitrary. */
export function environmentActions(ground: Ground): fc.Arbitrary<RandomAction>[] {
  return Object.entries(ground.fields).flatMap(([field, type]): fc.Arbitrary<RandomAction>[] => {
    if (isFields(type)) return crashAndRestart(ground, field, type);
    switch (type.kind) {
      case 'array':
        return isFields(type.element) ? crashAndRestart(ground, field, type.element) : [];
      case 'set':
        return isLinks(type.of) ? failuresOfLinks(ground, field) : [];
      case 'message set':
        return receipts(ground, field, type.messages, {});
      case 'message bag':
        return [...receipts(ground, field, type.messages, {}), ...disturbances(ground, field, type.copies)];
      case 'channels': {
        const ends = { from: type.processes, to: type.processes };
        return [...receipts(ground, field, type.messages, ends), ...disturbances(ground, field, type.capacity)];
      }
      default:
        return [];
    }
  });
}

function receipts(
  ground: Ground,
  network: string,
  messages: MessageKinds,
  ends: { readonly [end: string]: Domain<unknown> },
): fc.Arbitrary<RandomAction>[] {
  const spends = budgetOf(ground);
  return Object.entries(messages).flatMap(([kind, fields]) => {
    const given = [together({ ...ends, ...fields })];
    const scope = { places: placesIn(ground.fields), parameters: parametersOf(given) };
    const randomBody = fc.record({
      guard: fc.option(randomCondition(scope), { freq: 2, nil: null }),
      effect: randomStatements(scope, 1, 2),
    });
    const receipt = (word: 'receive' | 'forgery', budget: string | undefined): fc.Arbitrary<RandomAction> =>
      randomBody.map((body) => ({
        word,
        kinds: new Set([...kindsOfBody(body), ...kindsOfFields(ground, [network, budget])]),
        text: `${kind} from ${network} ${textOfBody(body)}${budget === undefined ? '' : ` spends ${budget}`}`,
        make: (name) =>
          actionVocabulary[word](name, network, kind, {
            ...functionsOf(body, given, given),
            ...(budget === undefined ? {} : { spends: budget }),
          }),
      }));
    return [receipt('receive', undefined), ...(spends === undefined ? [] : [receipt('forgery', spends)])];
  });
}

/** Loss, and duplication if there is room for a second message. */
function disturbances(ground: Ground, network: string, room: number): fc.Arbitrary<RandomAction>[] {
  const spends = budgetOf(ground);
  if (spends === undefined) return [];
  const words = room > 1 ? (['loss', 'duplication'] as const) : (['loss'] as const);
  return words.map((word) =>
    fc.constant({
      word,
      kinds: new Set(kindsOfFields(ground, [network, spends])),
      text: `in ${network} spends ${spends}`,
      make: (name) => actionVocabulary[word](name, network, { spends }),
    }),
  );
}

/** Cuts and partitions that take from a budget, if there is one, and the healing of one link or of all. */
function failuresOfLinks(ground: Ground, severed: string): fc.Arbitrary<RandomAction>[] {
  const spends = budgetOf(ground);
  const befalls = (word: RandomAction['word'], text: string, make: RandomAction['make']): fc.Arbitrary<RandomAction> =>
    fc.constant({ word, kinds: new Set(kindsOfFields(ground, [severed, spends])), text: `${severed} ${text}`, make });
  const repairs = [
    befalls('heal', 'all at once', (name) => actionVocabulary.heal(name, severed)),
    befalls('heal', 'one by one', (name) => actionVocabulary.heal(name, severed, { each: 'link' })),
  ];
  if (spends === undefined) return repairs;
  return [
    ...repairs,
    befalls('cut', `spends ${spends}`, (name) => actionVocabulary.cut(name, severed, { spends })),
    befalls('partition', `spends ${spends}`, (name) => actionVocabulary.partition(name, severed, { spends })),
  ];
}

function crashAndRestart(ground: Ground, field: string, self: Fields): fc.Arbitrary<RandomAction>[] {
  if (!('up' in self)) return [];
  const spends = budgetOf(ground);
  const kinds = kindsOfFields(ground, [field, spends]);
  const restart = randomStatements({ places: placesIn(self), parameters: [] }, 0, 2).map((recovery): RandomAction => {
    const recover = (view: unknown) => run(recovery, { state: view, arguments: new Map() });
    return {
      word: 'restart',
      kinds: new Set([...kindsOfFields(ground, [field]), ...kindsTouched([], recovery)]),
      text: `of ${field} recovers by ${textOfStatements(recovery)}`,
      make: (name) => actionVocabulary.restart(name, field, { recover }),
    };
  });
  if (spends === undefined) return [restart];
  const crash = fc.subarray(Object.keys(self)).map(
    (keeps): RandomAction => ({
      word: 'crash',
      kinds: new Set(kinds),
      text: `of ${field} keeps ${keeps.join(', ')} spends ${spends}`,
      make: (name) => actionVocabulary.crash(name, field, { spends, keeps }),
    }),
  );
  return [restart, crash];
}
