import { deadlockFree, type Instance, type Property } from '../../checker/index.js';

/** The id of the property that every model has. */
export const deadlockFreedom = 'deadlock-free';

/** What a model can be asked without a catalogue: its own properties, and deadlock freedom. Loads as little as `exportOf`. */
export function ownProperties(instance: Instance): { readonly [id: string]: Property } {
  return { [deadlockFreedom]: deadlockFree(), ...instance.properties };
}
