import type { Exploration } from '../explore/index.js';

/** All of an exploration that depends neither on how many threads explore nor on how states are stored. */
export function allFoundBy({ program, edges, ending, decisions, runTo, ...found }: Exploration) {
  const { distinctStates, initialStates, transitions, depth, levels, expanded } = found;
  return {
    counts: { distinctStates, initialStates, transitions, depth, levels, expanded },
    ending,
    statistics: [...program.statistics],
    idle: [...program.idle],
    cases: [...program.cases],
    decisions,
    runs: decisions.map((decision) => decision && runTo(decision).map((words) => [...words])),
    states: Array.from({ length: distinctStates }, (_, id) => {
      program.store.load(id);
      return program.store.registers.current.slice();
    }),
    edges: edges && {
      begins: edges.begins.slice(0, distinctStates),
      ends: edges.ends.slice(0, distinctStates),
      targets: edges.targets.slice(0, edges.count),
      labels: edges.labels.slice(0, edges.count),
    },
  };
}
