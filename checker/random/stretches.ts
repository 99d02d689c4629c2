import type { Instance } from '../language/index.js';
import type { SimulateOptions } from './options.js';
import type { RandomPlan } from './plan.js';
import { MOST_BYTES } from './statistics/index.js';
import { groundOf, Stretch } from './stretch.js';

/** The stretches of walks through a model: where the same parameters are drawn again it is the same instance, and is known. */
export class Stretches {
  readonly #known = new Map<string, Stretch>();
  #isCounted = true;

  constructor(
    private readonly instance: Instance,
    private readonly options: SimulateOptions,
    private readonly plan: RandomPlan,
  ) {}

  /** @throws UsageError if the model allows no parameters */
  numbered(number: number): Stretch {
    const { instance, options, plan } = this;
    const ground = groundOf(instance, options, plan.seed, number);
    const key = JSON.stringify(ground.drawn ?? {});
    const stretch = this.#known.get(key) ?? new Stretch(ground, options, plan);
    this.#known.set(key, stretch);
    if (!this.#isCounted) stretch.distinct.estimate();
    return stretch;
  }

  /** The states of all instances are counted exactly only as long as there is room for all of them. */
  limit(): void {
    if (!this.#isCounted) return;
    const counts = [...this.#known.values()].map(({ distinct }) => distinct);
    if (counts.length === 1 || counts.reduce((sum, { bytes }) => sum + bytes, 0) <= MOST_BYTES) return;
    this.#isCounted = false;
    for (const each of counts) each.estimate();
  }
}
