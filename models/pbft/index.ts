import { defineModel, type StateOf } from '../../checker/index.js';
import { crashes, placementOfByzantineReplicas } from './adversary.js';
import { isOwedAnExecution } from './execution.js';
import { protocolActions } from './protocol.js';
import { literature } from './rules.js';
import { system } from './state.js';
import { variants } from './variants.js';

/**
 * Practical Byzantine fault tolerance (Castro and Liskov, 1999): replicas that execute the same requests in the same order
 * although some of them lie. See README.md beside this file.
 */
export const pbft = defineModel({
  ...system,
  name: 'pbft',
  about: 'Practical Byzantine fault tolerance: three phases, view changes, and replicas that equivocate and lie',
  initial: placementOfByzantineReplicas,
  actions: (language) => [...protocolActions(literature(language)), ...(language.crashes > 0 ? crashes(language) : [])],
  // The client has its replies, or a correct replica is in the last view of the model.
  final: (language) => {
    const design = literature(language);
    return (s) => {
      const isDone = (r: Parameters<typeof s.replica.at>[0]) =>
        !s.byzantine.has(r) && !isOwedAnExecution(design, s.replica.at(r));
      return (
        language.replica.ids.filter(isDone).length > language.faulty ||
        s.replica.some(({ view }) => view === language.views - 1)
      );
    };
  },
  variants,
});

export type PbftState = StateOf<typeof pbft>;
