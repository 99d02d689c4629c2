import { defineModel, type StateOf } from '../../checker/index.js';
import { crashes, placementOfByzantineReplicas } from './adversary.js';
import { isOwedAnExecution } from './execution.js';
import { ownProperties } from './properties.js';
import { protocolActions } from './protocol.js';
import { literature } from './rules.js';
import { system } from './state.js';
import { lastViewOf } from './timeouts.js';
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
  // The clients have their replies, or the views of the model are used up.
  final: (language) => {
    const design = literature(language);
    const lastView = lastViewOf(design);
    return (s) =>
      s.replica.some(({ view }) => view === lastView(s)) ||
      language.replica.ids.filter((r) => !s.byzantine.has(r) && !isOwedAnExecution(design, s.replica.at(r))).length >
        language.faulty;
  },
  properties: ownProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type PbftState = StateOf<typeof pbft>;
