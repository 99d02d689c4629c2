import type { Progress } from '../result.js';
import { residentMemory } from '../store/index.js';
import type { ExplorationBudget, Stop } from './budget.js';

/** How long a piece of work runs before timers, signals and progress get their turn, in milliseconds. */
const SLICE = 25;
/** How often one that waits for work done elsewhere looks up, in milliseconds. */
const LOOK = 50;

export interface WatchOptions extends Pick<ExplorationBudget, 'timeLimit' | 'memoryLimit'> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Lets the rest of the process live while something long is computed, and says when that has to end. */
export class Watch {
  readonly #started = performance.now();
  #sliceEnd = this.#started + SLICE;
  #before = 0;
  /** The largest resident memory seen, in bytes. */
  peakMemory = process.memoryUsage.rss();
  #memory = { before: this.peakMemory, now: this.peakMemory };

  constructor(private readonly options: WatchOptions) {}

  /** Resident memory when it began, and when it was looked at last, in bytes. */
  get memory(): { readonly before: number; readonly now: number } {
    return this.#memory;
  }

  /** In bytes of resident memory; undefined if there is none. */
  get memoryLimit(): number | undefined {
    return this.options.memoryLimit;
  }

  /** Of all that is computed, also before this process took it up. */
  get seconds(): number {
    return this.#before + this.#secondsHere;
  }

  get #secondsHere(): number {
    return (performance.now() - this.#started) / 1000;
  }

  /** Goes on with what took so many seconds already. They do not count against the limit of time. */
  goOn(seconds: number): void {
    this.#before = seconds;
  }

  /** Whether it is time to `rest`. Reads the clock: not for every state. */
  get isSliceOver(): boolean {
    return performance.now() >= this.#sliceEnd;
  }

  /** What timers, signals and the machine say just now: why to end, if so. */
  look(progress: Omit<Progress, 'seconds'>): Stop | undefined {
    const { signal, timeLimit, memoryLimit, onProgress } = this.options;
    const { seconds } = this;
    const memory = residentMemory(memoryLimit ?? Number.POSITIVE_INFINITY);
    this.#memory = { before: this.#memory.before, now: memory };
    this.peakMemory = Math.max(this.peakMemory, memory);
    onProgress?.({ ...progress, seconds });
    if (signal?.aborted === true) return { because: 'interrupted' };
    if (timeLimit !== undefined && this.#secondsHere >= timeLimit) return { because: 'time', limit: timeLimit };
    if (memoryLimit !== undefined && memory >= memoryLimit) return { because: 'memory', limit: memoryLimit };
    return undefined;
  }

  /** Waits for work that is done elsewhere, looking up now and then; says when it has to end, and waits on until it has. */
  async during<Result>(
    work: Promise<Result>,
    progress: () => Omit<Progress, 'seconds'>,
    end: (ending: Stop) => void,
  ): Promise<Result> {
    const timer = setInterval(() => {
      const ending = this.look(progress());
      if (ending !== undefined) end(ending);
    }, LOOK);
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  }

  /** The same, but waits no longer than until it has to end: says why. */
  async until(work: Promise<void>, progress: () => Omit<Progress, 'seconds'>): Promise<Stop | undefined> {
    let end: (ending: Stop) => void = () => {};
    const ended = new Promise<Stop>((resolve) => {
      end = resolve;
    });
    return this.during(Promise.race([work.then(() => undefined), ended]), progress, end);
  }

  /** Gives everything else in the process a turn; says why to end, if so. */
  async rest(progress: Omit<Progress, 'seconds'>): Promise<Stop | undefined> {
    await new Promise((resume) => setImmediate(resume));
    const ending = this.look(progress);
    this.#sliceEnd = performance.now() + SLICE;
    return ending;
  }
}
