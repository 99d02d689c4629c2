import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Instance } from '../../language/index.js';
import type { Learnt } from '../../reduction/index.js';
import type { Sources } from '../../source.js';
import type { StateLayout, Table } from '../../store/index.js';
import { PreparedThreads } from '../../threads/index.js';
import type { ExplorationBudget } from '../budget.js';
import type { Position } from '../frontier.js';
import type { Decision } from '../run.js';
import { type Control, makeControl, word } from './control.js';
import { exploring, type Report } from './thread.js';

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
  readonly #threads: PreparedThreads;
  #control: Control | undefined;

  constructor(count: number, instance: Instance, sources: Sources, properties: readonly string[]) {
    this.#threads = new PreparedThreads(count, instance, sources, properties, [exploring]);
  }

  /** Fulfilled when all threads know the model. */
  get prepared(): Promise<void> {
    return this.#threads.prepared;
  }

  get isPrepared(): boolean {
    return this.#threads.isPrepared;
  }

  /** Explores from where an exploration stands to the end, or until `stop`. */
  explore(standing: Standing): Work {
    const { tables, found, decisions, keepEdges, layout, symmetry, learnt, maxStates, maxDepth, memoryLimit } =
      standing;
    const control = controlOf(this.#threads.count, standing);
    this.#control = control;
    const memories = tables.map((table) => table.memory());
    const mesh = meshOf(this.#threads.count);
    const reports = this.#threads.perform(exploring, (thread) => {
      const ports = mesh[thread] ?? [];
      const order = {
        thread,
        ports,
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
      };
      return { order, ports: ports.filter((port) => port !== undefined) };
    });
    return { control, reports };
  }

  /** Tells the threads to end as soon as nothing is half done. */
  stop(): void {
    if (this.#control !== undefined) Atomics.store(this.#control.words, word.stop, 1);
  }

  /** Lets the threads go. */
  leave(): void {
    this.#threads.leave();
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
