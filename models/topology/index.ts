import { defineFunctions, each, range } from '../../checker/index.js';
import {
  initialNodes,
  type NodeRecord,
  rebaseline,
  type UpdateConfiguration,
  updateConfiguration,
  withOneChangedCell,
} from './configuration.js';
import { diagrams } from './links.js';
import {
  availability,
  baselinePerformance,
  faultToleranceMetrics,
  type NodePerformance,
  type SystemPerformance,
  systemWide,
  withOneMisreadCell,
} from './performance.js';
import { backupOnlyOnFailure, type Route, replicationComponents, shortestRoute } from './routes.js';

/** What can be said of the five nodes and their links while nothing happens. */
export interface Topology {
  /** The five nodes as they are started. */
  readonly nodes: () => readonly NodeRecord[];
  readonly updateConfiguration: UpdateConfiguration;
  readonly performance: () => readonly NodePerformance[];
  readonly systemWide: (rows: readonly NodePerformance[]) => SystemPerformance;
  readonly route: Route;
}

const links = diagrams['communication paths'];

/** The nodes, links and numbers of the document's "Architecture" and "Baseline Performance". See README.md beside this file. */
export const topology = defineFunctions<Topology>({
  name: 'topology',
  about: 'Five nodes and their links: who they are, what they do in a second, and the shortest ways between them',
  functions: {
    nodes: () => initialNodes,
    updateConfiguration,
    performance: () => baselinePerformance,
    systemWide,
    route: shortestRoute,
  },
  properties: ({ forAll, forSome }) => ({
    'diagrams-agree': forAll(
      'a link takes as long in both diagrams (N1)',
      range(0, links.length - 1),
      (index) => links[index]?.roundTrip === diagrams['three tiers'][index]?.roundTrip,
    ),
    'backup-is-faster': forSome(
      'a backup link is faster than the way over primary paths (N1)',
      each(links),
      ({ between: [from, to], kind }, { route }) => kind === 'backup' && route(links, from, to)?.length === 2,
    ),
    'availability-adds-up': forAll(
      'failing every 720 hours for 30 seconds, the system is available for more than 99.99 % of the time (N8)',
      each([faultToleranceMetrics]),
      (metrics) => availability(metrics) > 0.9999,
    ),
    'overlay-is-whole': forAll(
      'replicas can reach each other over replication links (R9)',
      each([replicationComponents()]),
      (components) => components.length === 1,
    ),
  }),
  variants: {
    repaired: { about: 'The table as it stands, and of all links that work the shortest way' },
    'one-changed-cell': {
      about: 'Cloud1 is said to crash, where it omits',
      replace: { nodes: () => withOneChangedCell },
    },
    'measured-for-baseline': {
      about: 'Whoever is configured anew has for a baseline what was measured last',
      replace: { updateConfiguration: rebaseline },
    },
    'one-misread-cell': {
      about: 'Of Cloud1 the 95th percentile is taken for the mean',
      replace: { performance: () => withOneMisreadCell },
    },
    'backup-only-on-failure': {
      about: 'A backup link is taken only where no other way is left (N1)',
      replace: { route: backupOnlyOnFailure },
    },
  },
});
