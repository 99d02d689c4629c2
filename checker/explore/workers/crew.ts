import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { UsageError } from '../../errors.js';
import type { Instance } from '../../language/index.js';
import type { Learnt } from '../../reduction/index.js';
import type { Sources } from '../../source.js';
import type { StateLayout, Table } from '../../store/index.js';
import type { ExplorationBudget } from '../budget.js';
import type { Position } from '../frontier.js';
import type { Decision } from '../run.js';
import { type Control, makeControl, word } from './control.js';
import type { Report } from './thread.js';
import { leaveThreads, type Thread, takeThreads } from './threads.js';

/** Where an exploration stands that threads are to go on with. */
export interface Standing extends Pick<ExplorationBudget, 'maxStates' | 'maxDepth' | 'memoryLimit'> {
  readonly tables: readonly Table[];
  readonly position: Position;
  readonly found: number;
  readonly keepEdges: boolean;
  readonly layout: StateLayout | undefined;
  readonly symmetry: boolean;
  /** What partial-order reduction goes by, if steps are left out. */
  readonly learnt: Learnt | undefined;
  /** Of each of the properties: how it is decided, if it is. */
  readonly decisions: readonly (Decision | undefined)[];
}

/** What the threads do: what they write meanwhile, and what each has done in the end. */
export interface Work {
  readonly control: Control;
  readonly reports: Promise<readonly Report[]>;
}

/** The threads that explore one model together. */
export class Crew {
  readonly #threads: readonly Thread[];
  /** Fulfilled when all threads know the model. */
  readonly prepared: Promise<void>;
  isPrepared = false;
  #control: Control | undefined;

  constructor(count: number, instance: Instance, sources: Sources, properties: readonly string[]) {
    this.#threads = takeThreads(count);
    this.prepared = this.#prepare(instance, sources, properties);
    // Whoever waits for it hears of a failure; until somebody does it is nobody's fault.
    this.prepared.catch(() => {});
  }

  /** Explores from where an exploration stands to the end, or until `stop`. */
  explore(standing: Standing): Work {
    const { tables, found, decisions, keepEdges, layout, symmetry, learnt, maxStates, maxDepth, memoryLimit } =
      standing;
    const control = controlOf(this.#threads.length, standing);
    this.#control = control;
    const memories = tables.map((table) => table.memory());
    const ports = meshOf(this.#threads.length);
    const started = this.#threads.map(async (thread, number) => {
      const own = ports[number] ?? [];
      const answer = await thread.ask(
        {
          order: 'explore',
          thread: number,
          ports: own,
          control,
          memories,
          keepEdges,
          layout,
          symmetry,
          learnt,
          found,
          decisions,
          maxStates,
          maxDepth,
          memoryLimit,
        },
        own.filter((port) => port !== undefined),
      );
      if (answer.answer !== 'done') throw new Error('a thread did not do what it was told');
      return answer;
    });
    return { control, reports: this.#orEndAll(Promise.all(started)) };
  }

  /** Tells the threads to end as soon as nothing is half done. */
  stop(): void {
    if (this.#control !== undefined) Atomics.store(this.#control.words, word.stop, 1);
  }

  /** Where one thread has broken down the others would wait for it for ever. */
  async #orEndAll<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (broken) {
      await Promise.all(this.#threads.map((thread) => thread.end()));
      throw broken;
    }
  }

  /** Lets the threads go: to other explorations as soon as all have answered, lest one take an old answer for its own. */
  leave(): void {
    for (const thread of this.#threads) thread.release();
    this.prepared.catch(() => {}).finally(() => leaveThreads(this.#threads));
  }

  async #prepare(instance: Instance, sources: Sources, properties: readonly string[]): Promise<void> {
    const { variant, parameters } = instance;
    const asked = this.#threads.map((thread) =>
      thread.ask({ order: 'prepare', sources, variant, parameters, properties }),
    );
    await Promise.allSettled(asked);
    for (const answer of await Promise.all(asked)) {
      if (answer.answer === 'unprepared') {
        throw new UsageError(`several workers cannot explore ${instance.model}: ${answer.message}; say --workers 1`);
      }
    }
    this.isPrepared = true;
  }
}

function controlOf(threads: number, { tables, position, found, decisions }: Standing): Control {
  const control = makeControl(threads, tables.length, decisions.length);
  const { words, allotted, decidedOn, foundBefore } = control;
  for (const [table, { count }] of tables.entries()) allotted[table] = count();
  for (const [property, decision] of decisions.entries()) decidedOn[property] = decision === undefined ? 0 : ALREADY;
  words[word.level] = position.level;
  words[word.levelBegin] = position.next;
  words[word.cursor] = position.next;
  words[word.levelEnd] = position.levelEnd;
  foundBefore[0] = position.levelEnd - found;
  return control;
}

/** For the level of what was decided before there were threads. */
const ALREADY = -1;

/** A channel between every two threads: by thread, its ends of those to the others. */
function meshOf(threads: number): (MessagePort | undefined)[][] {
  const ports: (MessagePort | undefined)[][] = Array.from({ length: threads }, () =>
    new Array(threads).fill(undefined),
  );
  for (let one = 0; one < threads; one++) {
    for (let other = one + 1; other < threads; other++) {
      const { port1, port2 } = new MessageChannel();
      (ports[one] ?? [])[other] = port1;
      (ports[other] ?? [])[one] = port2;
    }
  }
  return ports;
}
