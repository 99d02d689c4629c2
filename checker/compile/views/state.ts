import type { Fields, StateType, Structure, Time } from '../../language/index.js';
import type { Column } from '../columns.js';
import type { Emitter } from '../emitter.js';
import { emitArray } from './array.js';
import { emitBudget } from './budget.js';
import { type CountdownCode, emitCountdown } from './countdown.js';
import { emitMap } from './map.js';
import { emitChannels, emitMessageBag, emitMessageSet, type NetworkCode } from './network.js';
import { emitRecord } from './record.js';
import { emitSequence } from './sequence.js';
import { emitSet } from './set.js';
import { emitVectorClock } from './vector-clock.js';
import type { Site, ViewName } from './view.js';

export interface EmittedState {
  /** The name of the view of the whole state. */
  readonly root: string;
  /** The networks at the top of the state, by field. */
  readonly networks: ReadonlyMap<string, NetworkCode>;
  /** The countdowns, wherever they are. */
  readonly countdowns: readonly CountdownCode[];
  /** All that a state is made of. */
  readonly columns: readonly Column[];
}

/**
 * Emits the classes through which guards, effects and properties see the words `W` as a state. Durations are multiples
 * of the step of `time`.
 */
export function emitState(fields: Fields, time: Time | undefined, emitter: Emitter): EmittedState {
  const networks = new Map<string, NetworkCode>();
  const countdowns: CountdownCode[] = [];
  const columns: Column[] = [];
  // Whether an action can do something in a state, besides that time passes.
  if (time !== undefined) emitter.emit('let moved = false;');
  const view = (type: Exclude<StateType, { readonly kind: 'domain' }>, site: Site): ViewName => {
    if (!isStructure(type)) return emitRecord(type, site);
    switch (type.kind) {
      case 'array':
        return emitArray(type, site);
      case 'set':
        return emitSet(type, site);
      case 'map':
        return emitMap(type, site);
      case 'sequence':
        return emitSequence(type, site);
      case 'vector clock':
        return emitVectorClock(type, site);
      case 'budget':
        return emitBudget(type, site);
      case 'countdown': {
        const { view, code } = emitCountdown(type, time?.step ?? 1, site);
        countdowns.push(code);
        return view;
      }
      case 'message set':
        return registered(networks, site, emitMessageSet(type, site));
      case 'message bag':
        return registered(networks, site, emitMessageBag(type, site));
      case 'channels':
        return registered(networks, site, emitChannels(type, site));
    }
  };
  const root = emitRecord(fields, { emitter, path: '', count: 1, indices: [], columns, view });
  return { root: root.name, networks, countdowns, columns };
}

function registered(
  networks: Map<string, NetworkCode>,
  site: Site,
  emitted: { readonly view: ViewName; readonly code: NetworkCode },
): ViewName {
  networks.set(site.path, emitted.code);
  return emitted.view;
}

function isStructure(type: Exclude<StateType, { readonly kind: 'domain' }>): type is Structure {
  return typeof type.kind === 'string';
}
