import fc from 'fast-check';
import { UsageError } from '../../errors.js';
import type { Instance } from '../../language/index.js';
import type { Schedule } from '../schedule.js';
import { NamesInSchedules, renumbered } from './by-name.js';
import { instanceWith, type Parameters, parametersArbitrary, type VariedModel } from './parameters.js';
import { mostTries, scheduleArbitrary, type Walks } from './schedule-arbitrary.js';

/** A run of one of the instances of a model. */
export interface VariedRun {
  /** Of the varied parameters. */
  readonly parameters: Parameters;
  readonly schedule: Schedule;
}

/** What is made of an instance once, for all schedules of it. */
export interface WalksOfInstance extends Walks {
  readonly instance: Instance;
}

/**
 * Runs of a model whose parameters are varied, from the parameters of one stretch of walks. A smaller run is one of an
 * instance with smaller parameters, in which the same happens by name, or the same instance with a smaller schedule.
 */
export class VariedArbitrary<Made extends WalksOfInstance> extends fc.Arbitrary<VariedRun> {
  readonly #parameters: fc.Arbitrary<Parameters>;
  readonly #instances = new Map<string, Known<Made> | undefined>();

  /** @param make throws a UsageError if nothing can be made of an instance */
  constructor(
    private readonly varied: VariedModel,
    private readonly drawn: Parameters,
    private readonly make: (instance: Instance) => Made,
    private readonly most: number = mostTries,
  ) {
    super();
    this.#parameters = parametersArbitrary(varied);
  }

  /** What was made of the instance with these parameters. @throws UsageError if the model does not allow them together */
  madeOf(parameters: Parameters): Made {
    return this.#known(parameters).made;
  }

  generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<VariedRun> {
    const { value, context } = this.#known(this.drawn).schedules.generate(mrng, biasFactor);
    return new fc.Value({ parameters: this.drawn, schedule: value }, context);
  }

  canShrinkWithoutContext(value: unknown): value is VariedRun {
    return typeof value === 'object' && value !== null && 'parameters' in value && 'schedule' in value;
  }

  /** The context is that of the schedule: smaller parameters are tried again each time. */
  shrink({ parameters, schedule }: VariedRun, context: unknown): fc.Stream<fc.Value<VariedRun>> {
    const known = this.#known(parameters);
    return this.#parameters
      .shrink(parameters, undefined)
      .map(({ value }) => this.#withParameters(value, schedule, known.names))
      .filter((run) => run !== undefined)
      .join(
        known.schedules
          .shrink(schedule, context)
          .map((smaller) => new fc.Value({ parameters, schedule: smaller.value }, smaller.context)),
      );
  }

  #withParameters(parameters: Parameters, schedule: Schedule, names: NamesInSchedules) {
    const known = this.#knownIfAny(parameters);
    const again = known && renumbered(schedule, names, known.names);
    return again && new fc.Value({ parameters, schedule: known.made.occurring(again) }, undefined);
  }

  #known(parameters: Parameters): Known<Made> {
    const known = this.#knownIfAny(parameters);
    if (known === undefined) throw new UsageError(`the model does not allow ${JSON.stringify(parameters)} together`);
    return known;
  }

  #knownIfAny(parameters: Parameters): Known<Made> | undefined {
    const key = JSON.stringify(parameters);
    if (!this.#instances.has(key)) this.#instances.set(key, this.#try(parameters));
    return this.#instances.get(key);
  }

  /** What the model does not allow is no failure: it is left out. */
  #try(parameters: Parameters): Known<Made> | undefined {
    try {
      const made = this.make(instanceWith(this.varied, parameters));
      return {
        made,
        names: new NamesInSchedules(made.instance),
        schedules: scheduleArbitrary(made, this.most),
      };
    } catch (thrown) {
      if (thrown instanceof UsageError) return undefined;
      throw thrown;
    }
  }
}

interface Known<Made> {
  readonly made: Made;
  readonly names: NamesInSchedules;
  readonly schedules: fc.Arbitrary<Schedule>;
}
