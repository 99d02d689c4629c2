import { UsageError } from '../errors.js';
import { type Domain, type Fields, type Instance, isFields, type Property, type StateType } from '../language/index.js';
import { isTemporal } from '../temporal/index.js';

/** What a check is told of symmetry: to leave it, to use it, or to use it where it can. */
export type SymmetryOption = 'off' | 'on' | 'auto';

/** Whether one state stands for its permutations, and why not if that was left open. */
export interface SymmetryDecision {
  readonly symmetry: 'off' | 'on';
  readonly warnings: readonly string[];
}

/** What else states are explored with. */
interface Besides {
  readonly storage?: 'exact' | 'compact' | 'bitstate';
  readonly reduce?: boolean;
}

/** @throws UsageError if symmetry is asked for where it cannot be used */
export function decideSymmetry(
  instance: Instance,
  properties: { readonly [id: string]: Property },
  option: SymmetryOption,
  { storage = 'exact', reduce = false }: Besides = {},
): SymmetryDecision {
  if (option === 'off') return { symmetry: 'off', warnings: [] };
  const obstacle = obstacleIn(storage, reduce) ?? obstacleTo(instance, properties);
  if (obstacle === undefined) return { symmetry: 'on', warnings: [] };
  if (option === 'auto') return { symmetry: 'off', warnings: [`symmetry is off: ${obstacle}`] };
  throw new UsageError(`symmetry cannot be used: ${obstacle}`);
}

function obstacleIn(storage: 'exact' | 'compact' | 'bitstate', reduce: boolean): string | undefined {
  if (storage !== 'exact') return `storage ${storage} forgets the states that would stand for others`;
  if (!reduce) return undefined;
  return 'partial-order reduction learns what each process reads and writes, and sees too little of it where states stand for others';
}

function obstacleTo(instance: Instance, properties: { readonly [id: string]: Property }): string | undefined {
  const { model, processes, fields } = instance;
  const sets = Object.values(processes).filter(({ interchangeable }) => interchangeable);
  if (sets.length === 0) {
    return `the model ${model} declares no processes to be interchangeable; see processIds(…, { interchangeable: true })`;
  }
  const ofRuns = Object.keys(properties).find((id) => {
    const property = properties[id];
    return property !== undefined && isTemporal(property);
  });
  if (ofRuns !== undefined) {
    return `property ${ofRuns} is about whole runs, and a fair run of states that stand for others need not be one of the model`;
  }
  const partlyLinked = sets.find(({ shape, size }) =>
    [...domainsIn(fields)].some(
      (domain) =>
        domain.shape.type === 'link' && domain.shape.set === shape.set && domain.size < (size * (size - 1)) / 2,
    ),
  );
  if (partlyLinked === undefined) return undefined;
  return `the processes ${partlyLinked.shape.set} are declared interchangeable, but not every two of them are linked`;
}

/** Every domain in a type of state; of an optional one that of its values. */
function* domainsIn(type: StateType): Generator<Domain<unknown>> {
  if (isFields(type)) {
    for (const part of Object.values(type)) yield* domainsIn(part);
    return;
  }
  switch (type.kind) {
    case 'domain':
      yield plain(type);
      break;
    case 'array':
      yield plain(type.index);
      yield* domainsIn(type.element);
      break;
    case 'set':
    case 'sequence':
      yield plain(type.of);
      break;
    case 'map':
      yield plain(type.key);
      yield plain(type.value);
      break;
    case 'message set':
    case 'message bag':
    case 'channels':
      for (const content of Object.values<Fields>(type.messages)) yield* domainsIn(content);
      break;
    case 'vector clock':
    case 'budget':
    case 'countdown':
      break;
  }
}

function plain(domain: Domain<unknown>): Domain<unknown> {
  return domain.shape.type === 'optional' ? domain.shape.of : domain;
}
