export { designInWords } from './design-in-words.js';
export { amountPassed, type Duration, durationText, timesOf, withoutTime } from './elapsed.js';
export { type Entry, entriesOf, numberText, stepsIn } from './entries.js';
export { count, counted, duration, listed, memory, omission, rate, roughly } from './figures.js';
export { type DesignOptions, optionsOfDesign } from './options-of-design.js';
export { fieldsOf, inBrackets, inline, isList, isRecord, messageText, type RecordSnapshot } from './snapshot.js';
export { word } from './word.js';
