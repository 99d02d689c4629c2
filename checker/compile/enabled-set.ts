import { ModelError } from '../errors.js';
import type { TransitionSystem } from '../language/index.js';
import { emitQuestion } from './attempts.js';
import { Emitter } from './emitter.js';
import type { Occurrences } from './occurrences.js';
import { emitState } from './views/state.js';

/** The state that is looked at. */
export interface LookedAt {
  readonly words: Int32Array;
  /** Whether time can pass in the state. */
  readonly canTimePass: () => boolean;
}

/**
 * Which occurrences are enabled in a state that changes step by step. Only those are asked again whose last answer came from
 * a bit that has changed since, which is exact: a guard reads the state and nothing else.
 */
export class EnabledSet {
  readonly #possible: Int32Array;
  /** How many words a state has, and how many have one bit for each position in `possible`. */
  readonly #width: number;
  readonly #parts: number;
  /** The state that was looked at last. */
  readonly #base: Int32Array;
  /** All that is known of it, and was of the beginning of a walk. */
  readonly #known: Int32Array;
  readonly #beginning: Int32Array;
  readonly #stateAtBeginning: Int32Array;
  /** A part of what is known: by position, whether it is enabled in the state that was looked at last. */
  readonly enabled: Int32Array;
  /** By position: a row of the bits from which its last answer came. */
  readonly #reads: Int32Array;
  /** By bit of the state: who has read it. */
  readonly #readers: Int32Array;
  /** By position: whether it is to be asked again. */
  readonly #stale: Int32Array;
  /** The bits that the guard has read that was asked last. */
  readonly #noted: Int32Array;
  /** The position of the passing of time, which depends on all that can happen; −1 where there is no time. */
  readonly #time: number;
  readonly #ask: (occurrence: number) => boolean;
  #isKnown = false;
  #isBeginningKnown = false;

  constructor(
    system: TransitionSystem,
    { possible, actionOf, first }: Occurrences,
    private readonly at: LookedAt,
  ) {
    const { words } = at;
    this.#possible = possible;
    this.#width = words.length;
    this.#parts = (possible.length + 31) >>> 5;
    this.#base = words.slice();
    const sizes = [this.#parts, possible.length * this.#width, 32 * this.#width * this.#parts] as const;
    this.#known = new Int32Array(sizes[0] + sizes[1] + sizes[2]);
    this.#beginning = new Int32Array(this.#known.length);
    this.#stateAtBeginning = words.slice();
    this.enabled = this.#known.subarray(0, sizes[0]);
    this.#reads = this.#known.subarray(sizes[0], sizes[0] + sizes[1]);
    this.#readers = this.#known.subarray(sizes[0] + sizes[1]);
    this.#stale = new Int32Array(this.#parts);
    this.#noted = new Int32Array(this.#width);
    this.#time = possible.findIndex((occurrence) => system.actions[actionOf[occurrence] ?? 0]?.range.over === 'time');
    this.#ask = compileQuestions(system, { actionOf, first }, words, this.#base, this.#noted);
  }

  /** Looks at the state. @throws what a guard throws */
  look(): void {
    if (!this.#isKnown) {
      this.#base.set(this.at.words);
      this.#stale.fill(-1);
    } else if (!this.#notice()) return;
    // If a guard throws, all is to be asked anew.
    this.#isKnown = false;
    this.#askAgain();
    this.#isKnown = true;
  }

  /** Looks at the beginning of a walk: most walks have the same. @throws what a guard throws */
  begin(): void {
    if (this.#isBeginningKnown) this.rewind();
    this.look();
    if (this.#isBeginningKnown) return;
    this.#beginning.set(this.#known);
    this.#stateAtBeginning.set(this.at.words);
    this.#isBeginningKnown = true;
  }

  /** As if the beginning of a walk had been looked at last: what follows is nearer to it than to where another walk has come. */
  rewind(): void {
    if (!this.#isBeginningKnown) return;
    this.#base.set(this.#stateAtBeginning);
    this.#known.set(this.#beginning);
    this.#isKnown = true;
  }

  /** Notes who is to be asked again; returns whether the state has changed at all. */
  #notice(): boolean {
    const { words } = this.at;
    const [base, stale, readers, parts] = [this.#base, this.#stale, this.#readers, this.#parts];
    let hasChanged = false;
    for (let word = 0; word < words.length; word++) {
      const now = words[word] ?? 0;
      let changed = now ^ (base[word] ?? 0);
      if (changed === 0) continue;
      hasChanged = true;
      base[word] = now;
      while (changed !== 0) {
        const bit = 31 - Math.clz32(changed);
        changed ^= 1 << bit;
        const row = (32 * word + bit) * parts;
        for (let part = 0; part < parts; part++) stale[part] = (stale[part] ?? 0) | (readers[row + part] ?? 0);
      }
    }
    return hasChanged;
  }

  #askAgain(): void {
    const [enabled, stale, possible] = [this.enabled, this.#stale, this.#possible];
    for (let part = 0; part < stale.length; part++) {
      let asked = stale[part] ?? 0;
      let answers = enabled[part] ?? 0;
      while (asked !== 0) {
        const index = 31 - Math.clz32(asked);
        const bit = 1 << index;
        asked ^= bit;
        const position = 32 * part + index;
        if (position >= possible.length || position === this.#time) continue;
        answers = this.#ask(possible[position] ?? 0) ? answers | bit : answers & ~bit;
        this.#note(position, part, bit);
      }
      enabled[part] = answers;
      stale[part] = 0;
    }
    const time = this.#time;
    if (time < 0) return;
    const others = (enabled[time >>> 5] ?? 0) & ~(1 << time);
    enabled[time >>> 5] = this.at.canTimePass() ? others | (1 << time) : others;
  }

  /** What the answer came from. */
  #note(position: number, part: number, own: number): void {
    const [noted, reads, readers, width] = [this.#noted, this.#reads, this.#readers, this.#width];
    for (let word = 0, at = position * width; word < width; word++, at++) {
      const now = noted[word] ?? 0;
      let changed = now ^ (reads[at] ?? 0);
      noted[word] = 0;
      if (changed === 0) continue;
      reads[at] = now;
      while (changed !== 0) {
        const bit = 31 - Math.clz32(changed);
        changed ^= 1 << bit;
        const reader = (32 * word + bit) * this.#parts + part;
        readers[reader] = (readers[reader] ?? 0) ^ own;
      }
    }
  }
}

/** The function that asks whether an occurrence is enabled, and notes what it reads. */
function compileQuestions(
  system: TransitionSystem,
  { actionOf, first }: Pick<Occurrences, 'actionOf' | 'first'>,
  words: Int32Array,
  base: Int32Array,
  noted: Int32Array,
): (occurrence: number) => boolean {
  const emitter = new Emitter('in one row');
  const state = emitState(system.fields, system.time, emitter);
  const asked = system.actions.map((action, position) =>
    action.range.over === 'time'
      ? ''
      : `case ${position}: return ${emitQuestion(action, { instance: system, state }, emitter)}(occurrence - ${first[position]});`,
  );
  const { text, values } = emitter.finish();
  const same = Array.from(words, (_, word) => `W[${word}] === O[${word}]`).join(' && ');
  const program = `"use strict"; // guards: ${system.model}
${text}
function unchanged() { return ${same}; }
return (occurrence) => {
switch (actionOf[occurrence]) { ${asked.join('\n')} }
return false;
};`;
  const environment = {
    ...values,
    readBits: noted,
    W: words,
    O: base,
    actionOf,
    wrote: (who: string) => {
      throw new ModelError(`${who} changes the state`);
    },
  };
  return new Function(...Object.keys(environment), program)(...Object.values(environment));
}
