import {
  boolean,
  budget,
  countdown,
  defineSystem,
  integer,
  type LanguageOf,
  messageBag,
  oneOf,
  type ProcessId,
  perProcess,
  processIds,
  type ReadonlyView,
  startingAt,
  type View,
} from '../../checker/index.js';

/** The document's "withHealthCheckInterval(1000)", in milliseconds: how often a node sends a heartbeat. */
export const HEALTH_CHECK_INTERVAL = 1000;

/** The document's "withFailureDetectionTimeout(3000)", in milliseconds. */
export const DETECTION_TIMEOUT = 3000;

/**
 * No heartbeat takes longer, in milliseconds, whichever of its two routes it takes: the longest way, from Edge1 over Core1, is
 * half of 12 and 15 ms of round trips, and this the next multiple of the step.
 */
export const LONGEST_WAY = 16;

/** How many health checks a node may miss, in a variant that counts them. */
export const MISSED_CHECKS = DETECTION_TIMEOUT / HEALTH_CHECK_INTERVAL;

/** Parameters, routes and state. Edge2, on which the Recovery Service runs, monitors one node. */
export const system = defineSystem({
  parameters: {
    /** The node that is monitored: one of those whose failure mode is crash. */
    monitored: startingAt('Edge1', oneOf('Edge1', 'Core2')),
    crashes: integer({ min: 0, max: 1, default: 1 }),
    /** How many copies of heartbeats are lost. */
    losses: integer({ min: 0, max: 6, default: 3 }),
  },
  processes: () => ({ route: processIds(2, { names: ['the direct link', 'the way over Core1'] }) }),
  // All durations are multiples of it; see README.md for why bounds that are closed lose nothing by it.
  time: { unit: 'ms', step: 8 },
  state: ({ route, crashes, losses }) => ({
    node: {
      up: boolean({ default: true }),
      /** Due when the next heartbeat is. */
      nextHeartbeat: countdown({ max: HEALTH_CHECK_INTERVAL }),
    },
    // A heartbeat has long arrived or is lost when the next one is sent: there is one copy on each route at most.
    network: messageBag({ Heartbeat: { by: route } }),
    /** Of the heartbeat that is on its way by a route. */
    way: perProcess(route, countdown({ max: LONGEST_WAY })),
    monitor: {
      patience: countdown({ max: DETECTION_TIMEOUT }),
      suspects: boolean(),
      /** In a variant only: whether it has heard a heartbeat since it last looked, and how often it has not. */
      hasHeard: boolean(),
      missed: integer({ min: 0, max: MISSED_CHECKS }),
    },
    crashes: budget(crashes),
    losses: budget(losses),
  }),
});

export type DetectionLanguage = LanguageOf<typeof system>;

export type Fields = ReturnType<typeof system.state>;
export type State = View<Fields>;
export type ReadonlyState = ReadonlyView<Fields>;
export type RouteId = ProcessId<'route'>;

export function directLinkOf({ route }: DetectionLanguage): RouteId {
  return route.valueAt(0);
}
