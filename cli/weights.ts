import { type Instance, UsageError } from '../checker/index.js';
import { suggestionOrAll } from './suggestion.js';

/**
 * How much likelier actions are to be taken, as `--weight action=number` says it.
 * @throws UsageError for what is no weight, an unknown action, or one that is weighted twice
 */
export function parseWeights(instance: Instance, given: readonly string[]): { readonly [action: string]: number } {
  const known = instance.actions.map(({ name }) => name);
  const weights = new Map<string, number>();
  for (const each of given) {
    // An action's name may have the sign in it, a number has none.
    const [, action, text] = /^(.+)=([^=]*)$/s.exec(each) ?? [];
    if (action === undefined || text === undefined) {
      throw new UsageError(`--weight takes action=number, such as --weight '${known[0]}=5', not "${each}"`);
    }
    if (!known.includes(action)) {
      throw new UsageError(`the model ${instance.model} has no action "${action}"${suggestionOrAll(action, known)}`);
    }
    if (weights.has(action)) throw new UsageError(`the action "${action}" is weighted twice; weight it once`);
    const weight = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(weight > 0 && Number.isFinite(weight))) {
      throw new UsageError(`the weight of "${action}" is a positive number such as 5 or 0.2, not "${text}"`);
    }
    weights.set(action, weight);
  }
  return Object.fromEntries(weights);
}
