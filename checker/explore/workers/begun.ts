import type { Instance, Property } from '../../language/index.js';
import type { Edges } from '../../store/index.js';
import type { BreadthFirst } from '../frontier.js';
import type { Search } from '../search.js';
import type { EdgeSwitch } from './edge-switch.js';

/** What one thread has explored so far. */
export interface Begun {
  readonly instance: Instance;
  readonly properties: readonly Property[];
  readonly initialStates: number;
  readonly search: Search;
  readonly frontier: BreadthFirst;
  readonly edges: Edges | undefined;
  /** Where the transitions of the program go. */
  readonly edgeSwitch: EdgeSwitch;
}
