import type { InferredOptionTypes, Options } from 'yargs';
import { parseDuration, parseMemory } from '../quantities.js';
import { fileOptions } from '../rendered-files.js';
import { once, oneOfWords, parseText } from './option.js';

type OptionsByName = { readonly [name: string]: Options };

/** For `<model>`, wherever a model is explored. */
export const modelPositional = {
  type: 'string',
  demandOption: true,
  describe: 'A shipped model (signalbox list models), or path/to/module.ts[#export]',
} as const;

/** What is asked, of which design: the same for every engine. */
export const questionOptions = {
  variant: {
    string: true,
    requiresArg: true,
    describe: 'Which design of the model; the first one if not given',
    coerce: once('variant', parseText),
  },
  set: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'A parameter, as name=value; may be repeated',
  },
  property: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'Check only this property, or all of it (P4); may be repeated',
  },
  expect: {
    string: true,
    requiresArg: true,
    describe: 'holds (the default); with --property violated, for a known flaw, or vacuous, for an idle premise',
    coerce: once('expect', oneOfWords('holds', 'violated', 'vacuous')),
  },
  fairness: {
    string: true,
    requiresArg: true,
    describe:
      'Assume this of every action of the protocol instead of what the model declares: none, weak or strong; never of faults',
    coerce: once('fairness', oneOfWords('none', 'weak', 'strong')),
  },
} as const satisfies OptionsByName;

/** What ends an exploration early, whichever engine explores. */
export const limitOptions = {
  'time-limit': {
    string: true,
    requiresArg: true,
    describe: 'Stop after a time: 500ms, 60s, 5m, 1h; what is undecided stays so',
    coerce: once('time-limit', parseDuration),
  },
  'memory-limit': {
    string: true,
    requiresArg: true,
    describe: 'Stop when the process takes so much: 512m, 4g; what is undecided stays so',
    coerce: once('memory-limit', parseMemory),
  },
} as const satisfies OptionsByName;

/** Where the answer goes. */
export const answerOptions = {
  json: {
    boolean: true,
    default: false,
    describe: 'Print one JSON document on standard output, and nothing else there',
  },
  trace: {
    string: true,
    requiresArg: true,
    describe: 'Write the first counterexample (else witness) to this file, for replay',
    coerce: once('trace', parseText),
  },
  html: {
    string: true,
    requiresArg: true,
    describe:
      'Write a report to this folder, or to this file if it ends in .html: one page that explains what was found',
    coerce: once('html', parseText),
  },
  ...fileOptions,
} as const satisfies OptionsByName;

/** What was said of a question and where its answer goes. */
export type QuestionArguments = InferredOptionTypes<typeof questionOptions> &
  InferredOptionTypes<typeof answerOptions> & { readonly model: string };

export type LimitArguments = InferredOptionTypes<typeof limitOptions>;
