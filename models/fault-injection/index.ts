import { defineFunctions, type Model } from '../../checker/index.js';
import * as shipped from '../shipped.js';
import { nodeOrder } from '../topology/nodes.js';
import { faultsIn, type InjectedFault } from './injected-faults.js';

export type { InjectedFault } from './injected-faults.js';

/** Of each model, by name, what its failure injector does to nodes of the document. */
export interface FaultInjection {
  readonly faults: (model: string) => readonly InjectedFault[];
}

const models: readonly Model[] = Object.values(shipped);

const read = new Map<string, readonly InjectedFault[]>();

/** "FailureInjector": who is made to fail, and in which mode, in each of the models. */
export const faultInjection = defineFunctions<FaultInjection>({
  name: 'fault-injection',
  about: 'Which nodes the failure injectors of all models strike, and in which mode',
  functions: { faults: injected },
  variants: {
    repaired: { about: 'The failure injectors as they are, read from the actions of the models' },
    'ignores-the-mode': {
      about: 'Whatever is done to one node is done to every node',
      replace: {
        faults: (model) => injected(model).flatMap((fault) => nodeOrder.map((node) => ({ ...fault, node }))),
      },
    },
  },
});

/** Each model is read when it is first asked for: that takes a while, and most runs need none. */
function injected(name: string): readonly InjectedFault[] {
  const known = read.get(name);
  if (known !== undefined) return known;
  const model = models.find((each) => each.name === name);
  const faults = model === undefined ? [] : faultsIn(model);
  read.set(name, faults);
  return faults;
}
