import { always, leadsTo, type ProcessId, reachable } from '../../../checker/index.js';
import { dashboard } from '../../../models/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** For each node a value: as much of such a field as a formula reads. */
interface Each<Value> {
  every(test: (value: Value, node: ProcessId) => boolean): boolean;
  some(test: (value: Value, node: ProcessId) => boolean): boolean;
}

/** Nodes that fail, and where the requests of each have gone. */
export interface LoadedState {
  readonly node: Each<{
    readonly up: boolean;
    /** How many requests it carries of those that were at each node in the beginning, one for each point of its CPU. */
    readonly carries: Each<number>;
  }>;
  /** Where the chart is. */
  readonly chart: string;
}

const source =
  'Cascading Failure Prevention; Node Manager, "Metrics Tracked": CPU up to 72 %, memory 16.0 GB, 300 transactions';

/** The caps of CPU, memory and transactions, in the dashboard's units. */
const caps = [72, 16, 300] as const;

/** All requests of all nodes, at baseline. */
const initially = dashboard.reduce((sum, { cpu }) => sum + cpu, 0);

export const noOverload: Obligation<LoadedState> = {
  id: 'P13.noOverload',
  property: systemProperties.P13,
  source,
  formula: always(
    'after a failure no living node carries more than its caps of CPU, memory and transactions',
    ({ node }) => node.every(({ up, carries }) => !up || isWithinCaps(carries)),
    { given: hasFailed },
  ),
};

export const settles: Obligation<LoadedState> = {
  id: 'P13.settles',
  property: systemProperties.P13,
  source,
  formula: leadsTo(
    'once a failure is detected, operations are resumed or handed to an operator in the end',
    (s) => !isSettled(s),
    isSettled,
  ),
};

export const alive: Obligation<LoadedState> = {
  id: 'P13.alive',
  property: systemProperties.P13,
  source,
  formula: always('some node is operational', ({ node }) => node.some(({ up }) => up), { given: hasFailed }),
};

/** 282 points of CPU on four nodes of 72: six are left, and no more, whichever of the five is gone. */
export const almostFull: Witness<LoadedState> = {
  id: 'P13.noOverload/reached:six-points',
  formula: reachable('the living carry all the load of a failed node, and have six points of CPU to spare', (s) => {
    let [carried, living] = [0, 0];
    s.node.every(({ up, carries }) => {
      if (up) living += 1;
      if (up) carried += sumOf(carries);
      return true;
    });
    return living === 4 && carried === initially && carried + 6 === 4 * caps[0];
  }),
};

/** 282 points of CPU on three nodes of 72. */
export const shortOf66: Witness<LoadedState> = {
  id: 'P13.noOverload/reached:shed',
  formula: reachable(
    'two nodes have failed, the others carry all that they can, and 66 requests have been shed',
    (s) => {
      let [living, left] = [0, 0];
      s.node.every(({ up, carries }) => {
        if (up) living += 1;
        left += sumOf(carries);
        return true;
      });
      return living === 3 && left === 3 * caps[0] && initially - left === 66 && isSettled(s);
    },
  ),
};

export const resumed: Witness<LoadedState> = {
  id: 'P13.settles/reached:resumed',
  formula: reachable(
    'operations are resumed without a node that has failed, which carries nothing any more',
    (s) => s.chart === 'resumed' && s.node.some(({ up, carries }) => !up && sumOf(carries) === 0),
  ),
};

export const handedOver: Witness<LoadedState> = {
  id: 'P13.alive/reached:operator',
  formula: reachable(
    'a node has failed, and the others go on in the hands of an operator',
    (s) => s.chart === 'with the operator' && hasFailed(s) && s.node.some(({ up }) => up),
  ),
};

function hasFailed({ node }: LoadedState): boolean {
  return node.some(({ up }) => !up);
}

function isSettled({ chart }: LoadedState): boolean {
  return chart === 'resumed' || chart === 'with the operator';
}

function sumOf(carries: Each<number>): number {
  let sum = 0;
  carries.every((count) => {
    sum += count;
    return true;
  });
  return sum;
}

/** The requests of one kind stand for so much of what their node had: compared without rounding, by 19,800ths of it. */
function isWithinCaps(carries: Each<number>): boolean {
  const used = [0, 0, 0];
  carries.every((count, origin) => {
    const row = dashboard[origin];
    if (row === undefined) return true;
    const share = (count * 19_800) / row.cpu;
    used[0] = (used[0] ?? 0) + share * row.cpu;
    used[1] = (used[1] ?? 0) + share * row.memory;
    used[2] = (used[2] ?? 0) + share * row.transactions;
    return true;
  });
  return caps.every((cap, dimension) => (used[dimension] ?? 0) <= cap * 19_800);
}
