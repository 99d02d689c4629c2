import { forAll, forSome, grid, mapped } from '../../../checker/index.js';
import {
  type Diagram,
  diagrams,
  joins,
  type Link,
  type NodeName,
  nodeOrder,
  type Topology,
} from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** Who wants to reach whom, over which diagram's links, and which of these work. */
interface Journey {
  readonly diagram: Diagram;
  readonly usable: readonly Link[];
  readonly from: NodeName;
  readonly to: NodeName;
}

const names: readonly Diagram[] = ['communication paths', 'three tiers'];

/** By index: no link, then each alone, then each two. */
const failures = [...diagrams['three tiers'].keys()].flatMap((one, _, all) => [
  [one],
  ...all.slice(one + 1).map((other) => [one, other]),
]);

/** All pairs of nodes, whichever two links or fewer fail. With two, Cloud1 can be cut off. */
const everyJourney = mapped(
  grid({
    failed: [[], ...failures].toSorted((one, other) => one.length - other.length),
    diagram: names,
    from: nodeOrder,
    to: nodeOrder,
  }),
  ({ failed, diagram, from, to }): Journey => ({
    diagram,
    usable: diagrams[diagram].filter((_, index) => !failed.includes(index)),
    from,
    to,
  }),
);

const source =
  'Architecture, Three-Tier Topology, and Network Topology & Communication Paths; Communication Manager: "Select Optimal Path"';

export const shortest: FunctionObligation<Topology> = {
  id: 'P27.shortest',
  property: systemProperties.P27,
  source,
  formula: forAll(
    'the route takes links that work and none is shorter, whichever two links have failed; there is one if any way is left',
    everyJourney,
    ({ usable, from, to }: Journey, { route }: Topology) => {
      const taken = route(usable, from, to);
      const best = shortestLength(usable, from, to);
      if (taken === null) return best === Number.POSITIVE_INFINITY;
      return taken[0] === from && taken.at(-1) === to && lengthOf(usable, taken) === best;
    },
  ),
};

export const backupBeforeFailure: FunctionWitness<Topology> = {
  id: 'P27.shortest/reached:backup',
  formula: forSome(
    'no link has failed, and the shortest route takes a backup link',
    everyJourney,
    ({ diagram, usable, from, to }: Journey, { route }: Topology) =>
      usable.length === diagrams[diagram].length &&
      linksOf(usable, route(usable, from, to) ?? []).some((link) => link?.kind === 'backup'),
  ),
};

export const detour: FunctionWitness<Topology> = {
  id: 'P27.shortest/reached:detour',
  formula: forSome(
    'one link has failed, and the shortest route is longer than before',
    everyJourney,
    ({ diagram, usable, from, to }: Journey, { route }: Topology) => {
      const all = diagrams[diagram];
      const [before, now] = [route(all, from, to), route(usable, from, to)];
      return (
        usable.length === all.length - 1 &&
        before !== null &&
        now !== null &&
        lengthOf(all, now) > lengthOf(all, before)
      );
    },
  ),
};

/** Of each two neighbours on a route the link between them. */
function linksOf(usable: readonly Link[], route: readonly NodeName[]): (Link | undefined)[] {
  return route.slice(1).map((to, index) => usable.find((link) => joins(link, route[index] ?? to, to)));
}

/** How long a route takes, there and back; it takes for ever where a link is missing. */
function lengthOf(usable: readonly Link[], route: readonly NodeName[]): number {
  return linksOf(usable, route).reduce((sum, link) => sum + (link?.roundTrip ?? Number.POSITIVE_INFINITY), 0);
}

/** The shortest of all ways that visit no node twice, each of which is tried. */
function shortestLength(
  usable: readonly Link[],
  from: NodeName,
  to: NodeName,
  visited: readonly NodeName[] = [],
): number {
  if (from === to) return 0;
  const onward = nodeOrder.flatMap((next) => {
    const link = usable.find((each) => joins(each, from, next));
    if (link === undefined || visited.includes(next)) return [];
    return [link.roundTrip + shortestLength(usable, next, to, [...visited, from])];
  });
  return Math.min(Number.POSITIVE_INFINITY, ...onward);
}
