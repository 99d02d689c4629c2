import type { Property } from '../../checker/index.js';
import { isConnected, isOut } from './connections.js';
import {
  hasReached,
  isBeingRecovered,
  isNextOfRecovery,
  isNextOfStartUp,
  isRecovered,
  isRunning,
  type StartUpStep,
  safeOrder,
} from './procedures.js';
import type { LifecycleLanguage, NodeId, ReadonlyState } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** Whether something is so of a step, and of what it does to a node. */
type OfStep = (before: ReadonlyState, after: ReadonlyState, n: NodeId) => boolean;

/** What this model alone promises. The obligations of P30 are in the catalogue. */
export function ownProperties(language: LifecycleLanguage): Properties {
  const { node, shutdowns, always, alwaysStep, never } = language;
  const isUp = isRunning(safeOrder);
  const isInGroup = hasReached(safeOrder, 'initialise the replication groups');

  /** Whenever the one is so of a step and a node, so is the other. */
  const whenever = (sentence: string, premise: OfStep, conclusion: OfStep) =>
    alwaysStep(
      sentence,
      (before, after) => node.ids.every((n) => !premise(before, after, n) || conclusion(before, after, n)),
      { given: (before, after) => node.ids.some((n) => premise(before, after, n)) },
    );

  return {
    watchedIsThere: always(
      'whoever is watched has crashed, or sends heartbeats to whoever watches it',
      (s) =>
        s.node.every(({ watches, lost }) => watches.every((other) => lost.has(other) || s.node.at(other).monitoring)),
      { given: (s) => s.node.some(({ watches }) => !watches.isEmpty) },
    ),
    onlyWhoIsOnFails: whenever(
      'whoever crashes or is released was on, and whoever comes on was off or had crashed',
      (before, after, n) => before.node.at(n).power !== after.node.at(n).power,
      (before, after, n) => (before.node.at(n).power === 'on') !== (after.node.at(n).power === 'on'),
    ),
    connectedWithAll: whenever(
      'who has established the connections is connected to everybody who is not out',
      hasTaken('establish the connections'),
      (before, _, n) =>
        node.ids.every((other) => other === n || isOut(before, n, other) || isConnected(before, { one: n, other })),
    ),
    groupIsThere: whenever(
      'who has initialised the replication groups has had an answer from everybody who is not out',
      hasTaken('initialise the replication groups'),
      (before, _, n) => node.ids.every((other) => other === n || isOut(before, n, other) || isInGroup(before, other)),
    ),
    doneWhenReplicated: whenever(
      'a request is done when it is completed, and everybody has it to whom its node is connected, and who is not out',
      (before, after, n) =>
        before.node.at(n).work !== 'none' && after.node.at(n).work === 'none' && after.node.at(n).power === 'on',
      (before, _, n) =>
        before.node.at(n).work === 'to be replicated' &&
        before.node.at(n).connections.every((other) => isOut(before, n, other) || before.node.at(other).power === 'on'),
    ),
    ...(shutdowns ? {} : { keepsRunning: never('a node is shut down that its operators let run', isAnyShutDown) }),
    recoveredInOrder: whenever(
      'a recovery takes its steps in their order, and selects its target anew only before it has migrated anything',
      (before, after, failed) => before.recovery.at(failed).done !== after.recovery.at(failed).done,
      (before, after, failed) => {
        const { done } = after.recovery.at(failed);
        if (done === 0) return isRecovered(before, failed);
        if (isToSelect(after, failed) && isToMigrate(before, failed)) return true;
        return done === before.recovery.at(failed).done + 1;
      },
    ),
    movedToWhoRuns: whenever(
      'services and state are migrated to another node, and it runs',
      (before, after, failed) => isToMigrate(before, failed) && isToUpdate(after, failed),
      (before, _, failed) => {
        const { target } = before.recovery.at(failed);
        return target !== null && target !== failed && isUp(before, target);
      },
    ),
    ...(shutdowns ? {} : { keepsRunning: never('a node is shut down that its operators let run', isAnyShutDown) }),
  };
}

const isToSelect = isNextOfRecovery('select a failover target');
const isToMigrate = isNextOfRecovery('migrate services and state');
const isToUpdate = isNextOfRecovery('update the service registry');

/** That a node takes this step of its start-up. */
function hasTaken(step: StartUpStep): OfStep {
  const isNext = isNextOfStartUp(safeOrder, step);
  return (before, after, n) => isNext(before, n) && after.node.at(n).done === before.node.at(n).done + 1;
}

function isAnyShutDown(s: ReadonlyState): boolean {
  return s.node.some(({ procedure }) => procedure === 'shutdown');
}

/** All nodes have been shut down or, if none ever is, run. */
export function isAtRest({ shutdowns }: LifecycleLanguage): (s: ReadonlyState) => boolean {
  const isUp = isRunning(safeOrder);
  return (s) =>
    shutdowns
      ? s.node.every(({ power }) => power === 'released')
      : s.node.every((_, n) => isUp(s, n) && !isBeingRecovered(s, n));
}
