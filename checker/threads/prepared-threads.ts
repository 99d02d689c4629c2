import { UsageError } from '../errors.js';
import type { TransitionSystem } from '../language/index.js';
import type { Sources } from '../source.js';
import { type Preparation, preparing } from './preparation.js';
import type { Port, Task } from './task.js';
import { leaveThreads, type Thread, takeThreads } from './thread.js';

/** What one thread is told. */
export interface Assigned<Order> {
  readonly order: Order;
  /** Those in the order, which the thread takes over. */
  readonly ports?: readonly Port[];
}

/** Threads that know one model, each made for itself, and do what they are told about it. */
export class PreparedThreads {
  readonly #threads: readonly Thread[];
  /** Fulfilled when all threads know the model. */
  readonly prepared: Promise<void>;
  isPrepared = false;

  /**
   * @param count how many, at least one
   * @param properties the ids of those to be judged
   * @param tasks what the threads will be told to do
   */
  constructor(
    count: number,
    instance: TransitionSystem,
    sources: Sources,
    properties: readonly string[],
    tasks: readonly Task<never, unknown>[],
  ) {
    this.#threads = takeThreads(count);
    const { variant, parameters } = instance;
    const modules = tasks.map(({ module }) => module);
    this.prepared = this.#prepare(instance.model, { sources, variant, parameters, properties, modules });
    // Whoever waits for it hears of a failure; until somebody does it is nobody's fault.
    this.prepared.catch(() => {});
  }

  get count(): number {
    return this.#threads.length;
  }

  /** Tells each thread something, by its number; what comes of it, by number too. Where one breaks down all are ended. */
  async perform<Order, Answer>(
    task: Task<Order, Answer>,
    assigned: (thread: number) => Assigned<Order>,
  ): Promise<readonly Answer[]> {
    const work = this.#threads.map((thread, number) => {
      const { order, ports } = assigned(number);
      return thread.ask(task, order, ports);
    });
    try {
      return await Promise.all(work);
    } catch (broken) {
      // The others would wait for it for ever.
      await Promise.all(this.#threads.map((thread) => thread.end()));
      throw broken;
    }
  }

  /** Lets the threads go: to other explorations as soon as all have answered, lest one take an old answer for its own. */
  leave(): void {
    for (const thread of this.#threads) thread.release();
    this.prepared.catch(() => {}).finally(() => leaveThreads(this.#threads));
  }

  async #prepare(model: string, preparation: Preparation): Promise<void> {
    const asked = this.#threads.map((thread) => thread.ask(preparing, preparation));
    await Promise.allSettled(asked);
    for (const failure of await Promise.all(asked)) {
      if (failure !== null) {
        throw new UsageError(`several workers cannot explore ${model}: ${failure}; say --workers 1`);
      }
    }
    this.isPrepared = true;
  }
}
