import { alwaysEventually, alwaysStep, type ProcessId, reachable, temporal } from '../../../checker/index.js';
import { type NetworkState, overAnyRoute } from '../../../models/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

type NodeId = ProcessId<'node'>;
type WriteId = ProcessId<'write'>;

/** As much of a set as a formula reads. */
interface SetOf<Value> {
  readonly isEmpty: boolean;
  has(value: Value): boolean;
  every(test: (value: Value) => boolean): boolean;
  some(test: (value: Value) => boolean): boolean;
}

/** Epoch and members together say which group it is. */
interface Group {
  readonly epoch: number;
  readonly group: SetOf<NodeId>;
}

/** A node as its clients see it, in its group: while it is `serving` it acknowledges writes. */
interface Server extends Group {
  readonly up: boolean;
  readonly service: string;
  readonly replica: { readonly writes: SetOf<WriteId> };
}

/** What partial failures are about, whatever the protocol: who serves in which group, and what each knows of clients' writes. */
export interface ServiceState {
  readonly node: {
    every(test: (server: Server, node: NodeId) => boolean): boolean;
    some(test: (server: Server, node: NodeId) => boolean): boolean;
  };
  /** The writes that clients have been promised. */
  readonly acknowledged: SetOf<WriteId>;
  /** The group in which the last of them was acknowledged. */
  readonly writer: Group;
}

/** The same with the network, of which nodes know only what they hear. */
export type NetworkedState = ServiceState & NetworkState & { readonly severed: { readonly isEmpty: boolean } };

/**
 * A group may have acknowledged writes before it comes to its end and another one begins; what becomes of these is what
 * P5.converges says. If two groups served at the same time, the older one could acknowledge a write after the newer.
 */
export const singleWriter: Obligation<ServiceState> = {
  id: 'P5.singleWriter',
  property: systemProperties.P5,
  source: 'Network Partition Handling: "Isolate from Majority", "Continue Operations"',
  formula: alwaysStep(
    'when a group has acknowledged a write, no older one and no other of the same epoch does so any more',
    ({ writer: before }, { writer: after }) => before.epoch < after.epoch || isSameGroup(before, after),
    { given: (before, after) => after.acknowledged.some((w) => !before.acknowledged.has(w)) },
  ),
};

/** It is not enough that some of them serve, nor that each serves in a group of its own. */
export const majorityServes: Obligation<NetworkedState> = {
  id: 'P5.majorityServes',
  property: systemProperties.P5,
  source: 'Network Partition Handling: "Determine Majority Partition", "Continue Operations"',
  formula: temporal(
    'a majority of all five nodes that is up and connected for good comes to serve for good, all of it in one group',
    ({ implies, eventually, always, now }) =>
      implies(
        eventually(always(now('a majority is connected', (s) => s.node.some((_, n) => overAnyRoute(s, n).isMajority)))),
        eventually(always(now('it serves in one group', doesMajorityServe))),
      ),
  ),
};

export const served: Obligation<ServiceState> = {
  id: 'P5.served',
  property: systemProperties.P5,
  source: 'Network Partition Handling: "Continue Operations"; Fault Tolerance Metrics: service goes on',
  formula: alwaysEventually('again and again somebody serves', ({ node }) => node.some(isServing)),
};

/**
 * Clients' writes are limited, so that they come to an end by themselves. Replicas may hold more than was acknowledged: a
 * write that has arrived at some when its node leaves the group is promised to nobody, and may be kept.
 */
export const converges: Obligation<NetworkedState> = {
  id: 'P5.converges',
  property: systemProperties.P5,
  source: 'Network Partition Handling, Partition Recovery: "Reconcile state across partitions", "Resolve conflicts"',
  formula: temporal(
    'when all links and nodes are well for good, all replicas come to hold the same, and every write acknowledged to a client',
    ({ implies, eventually, always, now }) =>
      implies(
        eventually(always(now('all is well', isWell))),
        eventually(
          always(
            now('replicas are equal and hold what was acknowledged', ({ node, acknowledged }) =>
              node.every(
                (one) =>
                  acknowledged.every((w) => one.replica.writes.has(w)) && !node.some((other) => knowsMore(other, one)),
              ),
            ),
          ),
        ),
      ),
  ),
};

export const bothSides: Witness<ServiceState> = {
  id: 'P5.singleWriter/reached:both-sides',
  formula: reachable(
    'a group has acknowledged a write that one who is left out does not know, and that one another write before',
    ({ node, writer }) =>
      node.some(
        (one, n) =>
          writer.group.has(n) &&
          node.some((other, m) => !writer.group.has(m) && knowsMore(other, one) && knowsMore(one, other)),
      ),
  ),
};

export const leftOut: Witness<ServiceState> = {
  id: 'P5.majorityServes/reached:left-out',
  formula: reachable('some serve in a group of their own, and one that is up and left out is isolated', ({ node }) =>
    node.some(
      (one) => isServing(one) && node.some(({ up, service }, n) => up && service === 'isolated' && !one.group.has(n)),
    ),
  ),
};

export const changeOfGroup: Witness<ServiceState> = {
  id: 'P5.served/reached:change',
  formula: reachable('nobody serves, though all are up', ({ node }) => node.every((one) => one.up && !isServing(one))),
};

export const conflict: Witness<NetworkedState> = {
  id: 'P5.converges/reached:conflict',
  formula: reachable(
    'all links and nodes are well again, and of two replicas each lacks a write of the other',
    (s) => isWell(s) && s.node.some((one) => s.node.some((other) => knowsMore(one, other) && knowsMore(other, one))),
  ),
};

function isServing({ service }: Server): boolean {
  return service === 'serving';
}

function isSameGroup(one: Group, other: Group): boolean {
  return (
    one.epoch === other.epoch &&
    one.group.every((n) => other.group.has(n)) &&
    other.group.every((n) => one.group.has(n))
  );
}

/** Whether one replica holds a write that the other does not. */
function knowsMore(one: Server, other: Server): boolean {
  return one.replica.writes.some((w) => !other.replica.writes.has(w));
}

/** Whether those who are connected with a majority serve, and in the same group. */
function doesMajorityServe(s: NetworkedState): boolean {
  return s.node.every(
    (one, n) =>
      !overAnyRoute(s, n).isMajority ||
      (isServing(one) && s.node.every((other, m) => !overAnyRoute(s, m).isMajority || isSameGroup(one, other))),
  );
}

function isWell({ severed, node }: NetworkedState): boolean {
  return severed.isEmpty && node.every(({ up }) => up);
}
