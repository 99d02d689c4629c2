/**
 * The models and functions that come with signalbox: those of the telecom system, and some of reference.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import type { FunctionDesign, Model } from '../checker/index.js';
import * as shipped from './shipped.js';
import * as shippedFunctions from './shipped-functions.js';

// What a formula about functions has to know of their inputs.
export type { Metric, NodeMetrics, Rank } from './bottleneck-ranking/index.js';
// What is promised of commit, in the number that the model counts to.
export { networkBounds } from './commit-latency/state.js';
export type { Detection, WaitForGraph } from './deadlock-detection/index.js';
// What a formula about faults has to know of them.
export type { InjectedFault } from './fault-injection/index.js';
export { type Candidate, documentedRequest, type ServiceRequest } from './node-selection/index.js';
// What a formula about partitions has to know of the network.
export { type NetworkState, overAnyRoute } from './partition/topology.js';
// What formulas about replication have to know of its groups, and of transactions.
export { documentedGroups, membersOf } from './replication/groups.js';
export { store, transactionsIn } from './replication/transactions.js';
export { type Service, strategySelection } from './replication-groups/index.js';
// What a formula about risks has to know of them.
export type { Category } from './risk-scoring/index.js';
export * from './shipped.js';
export * from './shipped-functions.js';
export type { NodeConfiguration, NodeRecord } from './topology/configuration.js';
export { type Diagram, diagrams, joins, type Link } from './topology/links.js';
export {
  dashboard,
  type FailureMode,
  failureModes,
  lastingFailures,
  type NodeName,
  nodeOrder,
} from './topology/nodes.js';

/** Where a module exports a model: enough for another thread to find it. */
export interface ModelSource {
  /** The module's URL. */
  readonly module: string;
  readonly export: string;
}

const exported: readonly (readonly [exportName: string, model: Model])[] = Object.entries(shipped);

/** Every model that comes with signalbox, in the order of their names. */
export const models: readonly Model[] = exported
  .map(([, model]) => model)
  .sort((one, other) => one.name.localeCompare(other.name));

/** The shipped model of this name. */
export function findModel(name: string): Model | undefined {
  return models.find((model) => model.name === name);
}

/** Where the shipped model of this name is found: in its folder, or among those of reference. */
export function sourceOf(name: string): ModelSource | undefined {
  const found = exported.find(([, model]) => model.name === name);
  if (found === undefined) return undefined;
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const folder = new URL(`./${name}/index${extension}`, import.meta.url);
  const module = existsSync(folder) ? folder : new URL(`./reference/${name}${extension}`, import.meta.url);
  return { module: module.href, export: found[0] };
}

/** Every design of pure functions that comes with signalbox, in the order of their names, which no model has. */
export const functionDesigns: readonly FunctionDesign[] = Object.values(shippedFunctions).sort((one, other) =>
  one.name.localeCompare(other.name),
);

/** The shipped design of functions of this name. */
export function findFunctions(name: string): FunctionDesign | undefined {
  return functionDesigns.find((design) => design.name === name);
}
