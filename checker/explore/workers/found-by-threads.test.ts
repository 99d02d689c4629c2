import { beforeAll, describe, expect, it } from 'vitest';
import { boats, sourcesOfBoats } from '../../testing/index.js';
import { BreadthFirst } from '../frontier.js';
import { Search } from '../search.js';
import { Crew } from './crew.js';
import { earliestOrigins } from './earliest.js';
import { EdgeSwitch } from './edge-switch.js';
import { leadingTo } from './leading.js';
import { idsOf, type Levelled, levelledBy } from './levelled.js';
import { Walk } from './walk.js';

const instance = boats().instantiate();
const ids = Object.keys(instance.properties);
const properties = Object.values(instance.properties);

/** What two threads have found that went on with what one had begun, and the transitions between what they found. */
async function foundByTwo() {
  const frontier = new BreadthFirst();
  const edgeSwitch = new EdgeSwitch();
  const search = new Search(instance, properties, frontier, { edges: () => edgeSwitch });
  search.start();
  while (frontier.size < 100) search.advance();
  const crew = new Crew(2, instance, sourcesOfBoats, ids);
  const { tables } = search.program.store;
  const { position, found } = frontier;
  const { reports } = crew.explore({
    tables,
    position,
    found,
    keepEdges: false,
    layout: undefined,
    symmetry: false,
    learnt: undefined,
    decisions: search.decisions,
    memoryLimit: undefined,
  });
  const [first, ...others] = await reports;
  crew.leave();
  if (first === undefined) throw new Error('there were two threads');
  const begun = { instance, properties, initialStates: 1, search, frontier, edges: undefined, edgeSwitch };
  const levelled = levelledBy(begun, first, others);
  return { levelled, successors: successorsIn(levelled) };
}

/** By level, from the first of the threads: by state of it those that it leads to. */
function successorsIn(levelled: Levelled): ReadonlyMap<number, readonly number[]>[] {
  const walk = new Walk(levelled);
  const byLevel: Map<number, readonly number[]>[] = [];
  for (let level = levelled.firstLevel; level <= levelled.levelEnds.length; level++) {
    const [begin, end] = idsOf(levelled, level);
    const of = new Map<number, readonly number[]>();
    for (let id = begin; id < end; id++) {
      if (levelled.parents.has(id)) of.set(id, walk.successorsOf(id, level).targets);
    }
    byLevel[level] = of;
  }
  return byLevel;
}

describe('what is known of states that several threads have found', () => {
  let found: Awaited<ReturnType<typeof foundByTwo>>;
  beforeAll(async () => {
    found = await foundByTwo();
  });

  it('bounds from below which states lead to one', () => {
    const { levelled, successors } = found;
    const walk = new Walk(levelled);
    let [steps, bounded] = [0, 0];
    for (const [level, of] of successors.entries()) {
      const [begin] = idsOf(levelled, level);
      for (const [id, targets] of of ?? []) {
        for (const target of id % 16 === 0 ? targets : []) {
          const earliest = earliestOrigins(walk, level + 1, target)[level] ?? 0;
          expect(earliest).toBeLessThanOrEqual(id);
          steps += 1;
          if (earliest > begin) bounded += 1;
        }
      }
    }
    expect(steps).toBeGreaterThan(2_000);
    // How much is known depends on the threads, but never is it nothing.
    expect(bounded).toBeGreaterThan(steps / 10);
  });

  it('bounds the whole way back: a state that is passed over leads nowhere', () => {
    const { levelled, successors } = found;
    const walk = new Walk(levelled);
    const last = levelled.levelEnds.length - 1;
    const [begin, end] = idsOf(levelled, last);
    for (const from of [begin, Math.floor((begin + end) / 2), end - 1]) {
      const earliest = earliestOrigins(walk, last, from);
      let leading = new Set(Array.from({ length: end - from }, (_, behind) => from + behind));
      for (let level = last - 1; level >= levelled.firstLevel; level--) {
        leading = new Set(
          [...(successors[level] ?? [])].flatMap(([id, to]) => (to.some((t) => leading.has(t)) ? [id] : [])),
        );
        expect(Math.min(...leading)).toBeGreaterThanOrEqual(earliest[level] ?? 0);
      }
    }
  });

  it('tells of the last levels which states lead to where a property is decided', () => {
    const { levelled, successors } = found;
    const { apart } = instance.properties;
    if (apart === undefined) throw new Error('boats are asked whether they meet');
    const walk = new Walk(levelled);
    const deciding = successors.findIndex((of) =>
      [...(of?.keys() ?? [])].some((id) => walk.decisionAt(id, apart, 0) !== undefined),
    );
    expect(deciding).toBe(31);
    const looking = leadingTo(walk, apart, deciding);
    let turn = looking.next();
    while (turn.done !== true) turn = looking.next();
    const states = turn.value?.states ?? new Set();
    let expected = [...(successors[deciding]?.keys() ?? [])].filter((id) => walk.decisionAt(id, apart, deciding));
    for (let level = deciding; level >= levelled.firstLevel; level--) {
      const [begin, end] = idsOf(levelled, level);
      expect([...states].filter((id) => id >= begin && id < end).sort((one, other) => one - other)).toEqual(expected);
      const next = new Set(expected);
      expected = [...(successors[level - 1] ?? [])].flatMap(([id, to]) => (to.some((t) => next.has(t)) ? [id] : []));
    }
    expect(turn.value).toMatchObject({ level: levelled.firstLevel });
  });
});
