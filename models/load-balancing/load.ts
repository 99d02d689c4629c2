import { dashboard, nodeOrder } from '../topology/nodes.js';
import type { LoadBalancingLanguage, NodeId, RequestId, State } from './state.js';

/** What a node carries, or a request takes; memory in tenths of a gigabyte. */
export interface Load {
  readonly cpu: number;
  readonly memory: number;
  readonly transactions: number;
}

const table: readonly Load[] = dashboard.map(({ cpu, memory, transactions }) => ({
  cpu,
  memory: 10 * memory,
  transactions,
}));

/** What the services of each node take in any case: the document's table, levelled as far as `spread` says. */
export function baseLoads({ spread }: Pick<LoadBalancingLanguage, 'spread'>): readonly Load[] {
  const levelled = (name: keyof Load) => {
    const mean = table.reduce((sum, load) => sum + load[name], 0) / table.length;
    return table.map((load) => Math.round(mean + (spread * (load[name] - mean)) / 100));
  };
  const [cpu, memory, transactions] = [levelled('cpu'), levelled('memory'), levelled('transactions')];
  return nodeOrder.map((_, index) => ({
    cpu: cpu[index] ?? 0,
    memory: memory[index] ?? 0,
    transactions: transactions[index] ?? 0,
  }));
}

/** What a request takes: as much as the parameters say or, of a small one, a third of it. */
export function loadOf({ small, cpu, memory, transactions }: LoadBalancingLanguage, request: RequestId): Load {
  if (request >= small) return { cpu, memory, transactions };
  return { cpu: Math.ceil(cpu / 3), memory: Math.ceil(memory / 3), transactions: Math.ceil(transactions / 3) };
}

/** A node begins to run a request. */
export function run(language: LoadBalancingLanguage, s: State, n: NodeId, request: RequestId): void {
  s.node.at(n).running.add(request);
  carry(s, n, loadOf(language, request), 1);
}

/** A node does not run a request any more. */
export function stop(language: LoadBalancingLanguage, s: State, n: NodeId, request: RequestId): void {
  s.node.at(n).running.delete(request);
  carry(s, n, loadOf(language, request), -1);
}

/** A node carries so much more, or less. */
export function carry(s: State, n: NodeId, { cpu, memory, transactions }: Load, sign: 1 | -1): void {
  const node = s.node.at(n);
  node.cpu += sign * cpu;
  node.memory += sign * memory;
  node.transactions += sign * transactions;
}
