import { ModelError } from '../errors.js';
import { read, write } from './bits.js';
import type { Emitter } from './emitter.js';
import { type CountdownCode, latestCodes } from './views/countdown.js';

/** Larger than any number of steps that can remain. */
const NO_MOMENT = 2 ** 31 - 1;

export interface PassingCode {
  readonly model: string;
  /** All countdowns of the state. */
  readonly countdowns: readonly CountdownCode[];
  /** A statement that runs when `W` holds the later state. */
  readonly arrive: string;
  /** Statements that make `W` hold the source again. */
  readonly restore: string;
}

/**
 * Emits the function by which time passes, which has to come after those of all other actions: `moved` says whether one of
 * them has changed the state, or started a countdown. It looks at all countdowns for the next moment, and then lets so many
 * steps of time pass, or one where something else can happen. Returns the function's name, like `emitSuccessors`; the
 * function throws where time stops.
 */
export function emitPassing(code: PassingCode, position: number, emitter: Emitter): string {
  const { model, countdowns, arrive, restore } = code;
  const { off, never, now } = latestCodes;
  const each = (body: (countdown: CountdownCode, index: string | number) => string): string =>
    countdowns
      .map((countdown) =>
        countdown.count === 1
          ? `{ ${body(countdown, 0)} }`
          : `for (let i = 0; i < ${countdown.count}; i++) { ${body(countdown, 'i')} }`,
      )
      .join('\n');
  const stop = emitter.constant('timeStops', (field: string): never => {
    throw new ModelError(`model "${model}": ${field} is due, and nothing of the protocol can happen`);
  });
  const look = each(
    ({ path, earliest, latest }, index) => `const l = ${read(latest, index)};
if (l !== ${off}) {
  if (l === ${now}) { if (answered) return 0; ${stop}(${JSON.stringify(path)}); }
  const e = ${read(earliest, index)};
  const ahead = e > 0 ? e : l === ${never} ? ${NO_MOMENT} : l - ${now};
  if (ahead < next) next = ahead;
}`,
  );
  const pass = each(
    ({ earliest, latest }, index) => `const l = ${read(latest, index)};
if (l !== ${off}) {
  const e = ${read(earliest, index)};
  if (e > 0) { ${write(earliest, index, 'e - amount')} }
  if (l !== ${never}) { ${write(latest, index, 'l - amount')} }
}`,
  );
  const waits = each(({ latest }, index) => `if (${read(latest, index)} === ${now}) return true;`);
  emitter.emit(`function timeWaits() { ${waits} return false; }`);
  const name = emitter.name('passing');
  emitter.emit(`function ${name}() {
let next = ${NO_MOMENT};
${look}
if (next === ${NO_MOMENT}) return 0;
const amount = moved ? 1 : next;
${pass}
${arrive}
${restore}
if (statistics[${2 * position}] === 0) firstEnabled[${position}] = current;
statistics[${2 * position}]++;
statistics[${2 * position + 1}]++;
return 1;
}`);
  return name;
}
