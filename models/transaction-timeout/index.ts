import { defineModel, type StateOf } from '../../checker/index.js';
import { lockProperties } from '../deadlock/locks.js';
import { coordinatorActions, participantActions } from './coordinator.js';
import { system } from './state.js';
import { repairedDesign, variants } from './variants.js';

/** The transactions of `models/deadlock` with a clock, and no detector: what timeouts do by themselves. See README.md beside this file. */
export const transactionTimeout = defineModel({
  ...system,
  name: 'transaction-timeout',
  about: 'Transactions that lock each other out, and are aborted and tried again when their time is up',
  actions: (language) => [...coordinatorActions(language, repairedDesign), ...participantActions(language)],
  final: () => (s) => s.transaction.every(({ phase }) => phase === 'committed'),
  properties: () => lockProperties,
  variants,
});

/** A state of this model, as properties see it. */
export type TransactionTimeoutState = StateOf<typeof transactionTimeout>;
