import fc from 'fast-check';
import type { AssumedFairness, TemporalProperty } from '../language/index.js';
import { placesIn } from './place.js';
import { type RandomModel, randomUntimedModel } from './random-model.js';
import { randomTemporalProperty } from './random-temporal-property.js';

/** A model, a temporal property of it, and the fairness under which it is to be decided. */
export interface RandomTemporalCase {
  readonly random: RandomModel;
  readonly property: TemporalProperty;
  readonly fairness: AssumedFairness;
  /** All of it as a person reads it. */
  describe(): string;
}

/** Random models, each with a random temporal property; the fairness is most often as declared. */
export function randomTemporalCase(): fc.Arbitrary<RandomTemporalCase> {
  return fc.noBias(
    randomUntimedModel().chain((random) =>
      fc
        .record({
          property: randomTemporalProperty({ places: placesIn(random.instance.fields), parameters: [] }),
          fairness: fc.constantFrom<AssumedFairness>('declared', 'declared', 'none', 'weak', 'strong', 'strong'),
        })
        .map(({ property, fairness }): RandomTemporalCase => {
          const { form, sentence, assuming } = property;
          const describe = () =>
            `${random.describe()}\n${form} ${sentence}, fairness: ${fairness}, of repairs: ${assuming.repairs ?? 'none'}`;
          return Object.assign({ random, property, fairness, describe }, { [fc.toStringMethod]: describe });
        }),
    ),
  );
}
