import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import {
  grownMemory,
  makeSharedTable,
  OutOfMemory,
  type SharedTable,
  type Table,
  type TableMemory,
} from '../../store/index.js';
import { type Control, hasNextLevel, NO_BLOCK, outcome, tally, total, word } from './control.js';
import { Meeting } from './meeting.js';
import { OriginLog } from './origin-log.js';

/** How many ids a thread sets apart at a time: in a table of parts, whatever it is for; of states, fewer of a small level. */
const PORTION = 64;
/** A table grows by at least so many rows: small ones need not meet often. */
const FIRST_GROWTH = 2 ** 12;
/** Of a level, at most one id in so many is left unused for each thread. */
const SPARED = 64;

/** The search ends, in the middle of an expansion: there is no memory for what it finds. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/**
 * What one of several threads does together with the others: filling the same tables, making them larger, going on to
 * the next level. One that has grown the tables sends their memory to the others, which wait meanwhile.
 */
export class Team {
  /** Whether a meeting has ended the search. */
  hasEnded = false;
  /** Of the states that this thread finds. */
  readonly origins: OriginLog;
  /** Of the level at work. */
  #block = 1;
  readonly #blocks: Int32Array;
  readonly #tables: SharedTable[] = [];
  readonly #widths: number[] = [];
  readonly #meeting: Meeting;

  constructor(
    readonly control: Control,
    readonly thread: number,
    /** To each of the other threads; none to itself. */
    readonly ports: readonly (MessagePort | undefined)[],
    readonly memories: readonly TableMemory[],
  ) {
    this.#meeting = new Meeting(control, ports.length);
    this.origins = new OriginLog(ports.length);
    this.#blocks = new Int32Array(ports.length);
  }

  get threads(): number {
    return this.ports.length;
  }

  /** A table of the store, over the memory that all share. */
  readonly makeTable = (words: number, _columns: number): Table => {
    const position = this.#tables.length;
    const memory = this.memories[position];
    if (memory === undefined) throw new Error('a store has as many tables in each thread');
    const table = makeSharedTable(words, memory, {
      allotted: this.control.allotted.subarray(position, position + 1),
      portion: position === 0 ? this.#portion : () => PORTION,
      setApart: position === 0 ? this.#note : () => {},
      makeRoom: () => this.#makeRoom(position),
    });
    this.#tables.push(table);
    this.#widths.push(words);
    return table;
  };

  /**
   * Comes to where all threads meet: because a table is full, because there is nothing left to do on the level, or because
   * the search is to end. Says what came of it.
   */
  meet(): number {
    this.#meeting.attend(this.#decide);
    const came = Atomics.load(this.control.words, word.outcome);
    if (came === outcome.moreRoom) this.#goOnWithMoreRoom();
    else this.#tables[0]?.abandon();
    this.hasEnded = came === outcome.ended;
    return came;
  }

  /** Notes where states come from that this thread finds from now on, while the level is taken up in blocks of so many states. */
  noteOrigin(block: number): void {
    this.#block = block;
    this.#note(this.#tables[0]?.next() ?? 0);
  }

  readonly #note = (next: number): void => {
    const { words, blocks } = this.control;
    // Before the blocks are looked at: one that is handed out meanwhile begins behind this.
    let handedOut = Atomics.load(words, word.cursor);
    for (let thread = 0; thread < blocks.length; thread++) {
      const block = Atomics.load(blocks, thread);
      if (block < 0) handedOut = Math.min(handedOut, ~block);
      this.#blocks[thread] = block;
    }
    this.origins.note(next, handedOut, this.#block, this.#blocks);
  };

  /** The memory of the tables as it is now. */
  memory(): TableMemory[] {
    return this.#tables.map((table) => table.memory());
  }

  /** When the search has ended: a port that is not closed is kept for ever. */
  close(): void {
    for (const port of this.ports) port?.close();
  }

  readonly #decide = (): void => {
    const { words, allotted, blocks, foundBefore, levelEnds } = this.control;
    if (Atomics.load(words, word.full) !== 0) {
      Atomics.store(words, word.outcome, this.#grow() ? outcome.moreRoom : outcome.ended);
      return;
    }
    const isOver =
      Atomics.load(words, word.stop) !== 0 ||
      Atomics.load(words, word.failed) !== 0 ||
      !hasNextLevel(this.control) ||
      this.#isDecided();
    Atomics.store(words, word.outcome, isOver ? outcome.ended : outcome.newLevel);
    if (isOver) return;
    const begin = Atomics.load(words, word.levelEnd);
    foundBefore[0] = total(this.control, tally.found);
    levelEnds[Atomics.add(words, word.level, 1)] = foundBefore[0];
    for (let thread = 0; thread < blocks.length; thread++) Atomics.store(blocks, thread, NO_BLOCK);
    Atomics.store(words, word.levelBegin, begin);
    Atomics.store(words, word.cursor, begin);
    Atomics.store(words, word.levelEnd, Atomics.load(allotted, 0));
  };

  #isDecided(): boolean {
    return this.control.decidedOn.every((level) => level !== 0);
  }

  readonly #portion = (): number => {
    const { words } = this.control;
    const size = Atomics.load(words, word.levelEnd) - Atomics.load(words, word.levelBegin);
    return Math.max(1, Math.min(PORTION, Math.floor(size / SPARED)));
  };

  #makeRoom(position: number): void {
    Atomics.or(this.control.words, word.full, 1 << position);
    if (this.meet() === outcome.ended) throw new NoRoom('the machine has no memory for more states');
  }

  /** Makes the tables that are full larger, for all threads. Says whether there was memory. */
  #grow(): boolean {
    const { words } = this.control;
    const full = Atomics.load(words, word.full);
    try {
      const memories = this.#tables.map((table, position) => {
        const memory = table.memory();
        if ((full & (1 << position)) === 0) return memory;
        return grownMemory(memory, this.#widths[position] ?? 1, Math.max(PORTION * this.threads, FIRST_GROWTH));
      });
      for (const port of this.ports) port?.postMessage(memories);
      this.#grown = memories;
      Atomics.store(words, word.grower, this.thread);
      Atomics.store(words, word.full, 0);
      return true;
    } catch (refused) {
      if (refused instanceof OutOfMemory) {
        if (refused.limit !== undefined) Atomics.store(words, word.limited, 1);
        return false;
      }
      throw refused;
    }
  }

  #grown: readonly TableMemory[] | undefined;

  /** Takes the new memory in use; all threads together fill an index that is new. */
  #goOnWithMoreRoom(): void {
    const memories = this.#grown ?? this.#receive();
    this.#grown = undefined;
    const indexes = this.#tables.map((table) => table.memory().index);
    for (const [position, table] of this.#tables.entries()) {
      const memory = memories[position];
      if (memory === undefined) continue;
      table.attach(memory);
      const before = indexes[position];
      if (before !== undefined && before.length !== memory.index.length) {
        table.rehashPart(before, this.thread, this.threads);
      }
    }
    this.#meeting.attend(() => {});
  }

  #receive(): readonly TableMemory[] {
    const grower = Atomics.load(this.control.words, word.grower);
    const port = this.ports[grower];
    const received = port === undefined ? undefined : receiveMessageOnPort(port);
    if (received === undefined) throw new Error(`thread ${grower} has not sent the memory that it has set apart`);
    return received.message;
  }
}
