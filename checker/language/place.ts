/** Under which what the language makes keeps where that was; a copy that is spread from it keeps it, too. */
const place: unique symbol = Symbol('place');

/** What the engine notes of a call. Its text is made when it is asked for, which takes longer than the call. */
interface Noted {
  readonly stack?: string;
}

/**
 * Notes of what a word of the language has made where in a program the word was used: who called `word`, the outermost of the
 * functions that are signalbox's own. It takes a few microseconds, and no file is looked at.
 */
export function placed<Made extends object>(word: (...given: never[]) => unknown, made: Made): Made {
  const noted: Noted = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(noted, word);
  Error.stackTraceLimit = stackTraceLimit;
  return withPlace(made, noted);
}

/** The same words, each of which notes where it is used. */
export function placing<Words extends { readonly [name: string]: (...given: never[]) => object }>(words: Words): Words {
  const entries = Object.entries(words).map(([name, make]) => {
    const word = (...given: never[]): object => placed(word, make(...given));
    return [name, word];
  });
  return Object.fromEntries(entries);
}

/** Gives something the place of another: what a model brings along without a word of its own is declared where the model is. */
export function placedLike<Made extends object>(other: object, made: Made): Made {
  return place in other ? withPlace(made, other[place]) : made;
}

/** The line of a stack trace that says where something was made, as the engine writes it; undefined if nothing was noted. */
export function placeOf(made: object): string | undefined {
  if (!(place in made)) return undefined;
  const { stack } = made[place] as Noted;
  return stack?.split('\n').findLast((line) => line.trimStart().startsWith('at '));
}

function withPlace<Made extends object>(made: Made, noted: unknown): Made {
  return Object.defineProperty(made, place, { value: noted, enumerable: true, configurable: true });
}
