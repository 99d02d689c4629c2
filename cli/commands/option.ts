import { UsageError } from '../../checker/index.js';

type Parse<Value> = (option: string, text: string) => Value;

/** For an option that is given once at most: how its text becomes a value. Yargs hands over a list where it is repeated. */
export function once<Value>(name: string, parse: Parse<Value>) {
  return (given: string | readonly string[] | undefined): Value | undefined => {
    if (given === undefined) return undefined;
    if (typeof given !== 'string') throw new UsageError(`--${name} is given ${given.length} times; give it once`);
    return parse(`--${name}`, given);
  };
}

/** Any text but none. */
export function parseText(option: string, text: string): string {
  if (text === '') throw new UsageError(`${option} needs a value`);
  return text;
}

/** One of several words. */
export function oneOfWords<const Words extends readonly string[]>(...words: Words): Parse<Words[number]> {
  return (option, text) => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw new UsageError(`${option} is ${words.join(' or ')}, not "${text}"`);
    return found;
  };
}

/** Numbers with colons between them, by which a random run is made again: `17:0:3`. */
export function parsePath(option: string, text: string): string {
  if (!/^\d+(:\d+)*$/.test(text))
    throw new UsageError(`${option} takes numbers with colons between them such as 17:0:3, not "${text}"`);
  return text;
}
