import type { Property } from '../../checker/index.js';
import { dashboard } from '../topology/nodes.js';
import { OPTIMIZATION_INTERVAL, type OptimizationLanguage, type ReadonlyState, type ServiceId } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P14, P15 and P16 are in the catalogue. */
export function ownProperties(language: OptimizationLanguage): Properties {
  const { service, observed, always, never, alwaysStep, within } = language;
  const anyService = (test: (id: ServiceId) => boolean) => service.ids.some(test);
  const memory = dashboard.reduce((sum, each) => sum + 2 * each.memory, 0);
  return {
    // The account of each node is kept by adding and subtracting: nothing must get lost on the way.
    memoryIsAccountedFor: always(
      'all memory that is used is that of the table, and once more what is on its way',
      (s) => {
        let used = 0;
        s.node.every((each) => {
          used += each.memory;
          return true;
        });
        s.service.every((each) => {
          if (each.target !== null) used -= each.memory;
          return true;
        });
        return used === memory;
      },
    ),
    copiedElsewhere: never('a service is copied to the node on which it is', (s) =>
      s.service.some(({ at, target }) => at === target),
    ),
    reportedWhenAnalysed: alwaysStep(
      'nobody comes to be reported as a bottleneck before the interval of the analysis is over',
      (before, after) => before.analysis.isDue || !isAnyNewlyReported(before, after),
      { given: isAnyNewlyReported },
    ),
    optimizedInTime: within(
      'services are moved again, if any are to be moved, within 60 s',
      OPTIMIZATION_INTERVAL,
      () => true,
      (s) => s.optimization.isDue,
    ),
    movedWhenDue: alwaysStep(
      'no service begins to be moved before the interval of the optimization is over',
      (before, after) => before.optimization.isDue || !anyService((id) => isLeaving(before, after, id)),
      { given: (before, after) => anyService((id) => isLeaving(before, after, id)) },
    ),
    arrivesWhenCopied: alwaysStep(
      'no service arrives before its state is copied',
      (before, after) => !anyService((id) => isLeaving(after, before, id) && !before.service.at(id).transfer.isDue),
      { given: (before, after) => anyService((id) => isLeaving(after, before, id)) },
    ),
    ...(observed ? minuteOf(language) : {}),
  };
}

/** What the observer counts in is a minute: neither less nor more. */
function minuteOf({ alwaysStep, within }: OptimizationLanguage): Properties {
  const isOver = (before: ReadonlyState, after: ReadonlyState) =>
    before.observer.minute.isRunning && !after.observer.minute.isRunning;
  return {
    noShorterMinute: alwaysStep(
      'no minute that is observed is over sooner',
      (before, after) => !isOver(before, after) || before.observer.minute.isDue,
      { given: isOver },
    ),
    noLongerMinute: within(
      'no minute that is observed lasts longer',
      60,
      (s) => s.observer.minute.isRunning,
      (s) => !s.observer.minute.isRunning,
    ),
  };
}

function isAnyNewlyReported(before: ReadonlyState, after: ReadonlyState): boolean {
  return after.report.some((n) => !before.report.has(n));
}

/** Whether a service is on its way after a step, and was not before. */
function isLeaving(before: ReadonlyState, after: ReadonlyState, id: ServiceId): boolean {
  return before.service.at(id).target === null && after.service.at(id).target !== null;
}
