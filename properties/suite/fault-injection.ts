import type { FaultInjection } from '../../models/index.js';
import { everyModeInjected, modesInjected } from '../catalogue/architecture/fault-injection.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, reached } = bindingsOf<FaultInjection>('fault-injection');

/** In which mode nodes are made to fail, in all models. */
export const faultInjectionSuite: readonly Binding[] = [
  holds(modesInjected),
  reached(modesInjected, everyModeInjected),
  breaks(modesInjected, { variant: 'ignores-the-mode', finding: 'seeded: every fault strikes whomever it likes' }),
];
