import { MessagePort, Worker } from 'node:worker_threads';
import type { Errand, Port, Task } from './task.js';

/** A thread that works for this one. */
export class Thread {
  readonly #worker: Worker;
  #reject: ((error: Error) => void) | undefined;
  #broken: Error | undefined;

  constructor() {
    this.#worker = start();
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('a thread of the exploration has ended by itself')));
    // A thread that waits for orders does not keep the process alive.
    this.#worker.unref();
  }

  get isBroken(): boolean {
    return this.#broken !== undefined;
  }

  /** Tells the thread to do something, which it must not be doing yet, and waits for what comes of it. */
  async ask<Order, Answer>(task: Task<Order, Answer>, order: Order, ports: readonly Port[] = []): Promise<Answer> {
    if (this.#broken !== undefined) throw this.#broken;
    const answered = new Promise<Answer>((resolve, reject) => {
      this.#worker.once('message', resolve);
      this.#reject = reject;
    });
    const errand: Errand = { module: task.module, export: task.export, order };
    this.#worker.ref();
    try {
      this.#worker.postMessage(
        errand,
        ports.filter((port) => port instanceof MessagePort),
      );
      return await answered;
    } finally {
      this.#reject = undefined;
      this.#worker.unref();
    }
  }

  /** From now on what it is asked does not keep the process alive either. */
  release(): void {
    this.#worker.unref();
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#broken = error;
    this.#reject?.(error);
  }
}

/** Where this module is TypeScript, as in tests, the thread needs what compiles it. */
function start(): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL('./entry.js', import.meta.url));
  const entry = new URL('./entry.ts', import.meta.url).href;
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(entry)}); });`;
  return new Worker(code, { eval: true });
}

const idle: Thread[] = [];

/** So many threads: those that have nothing to do, and new ones. */
export function takeThreads(count: number): Thread[] {
  const taken = idle.splice(0, count).filter((thread) => !thread.isBroken);
  while (taken.length < count) taken.push(new Thread());
  return taken;
}

/** Keeps threads for the next exploration: it takes time to start one. */
export function leaveThreads(threads: readonly Thread[]): void {
  idle.push(...threads.filter((thread) => !thread.isBroken));
}
