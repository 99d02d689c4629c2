import { OccurrenceNames } from '../../compile/index.js';
import type { TransitionSystem } from '../../language/index.js';
import type { Schedule } from '../schedule.js';

/** What a schedule's numbers are called in an instance of a model. */
export class NamesInSchedules {
  readonly initial: OccurrenceNames;
  readonly actions: OccurrenceNames;
  /** Whether the blank state is initial, so that nothing occurs to make it. */
  readonly beginsBlank: boolean;

  constructor(system: TransitionSystem) {
    this.initial = new OccurrenceNames(system.initial, system);
    this.actions = new OccurrenceNames(system.actions, system);
    this.beginsBlank = system.initial.length === 0;
  }
}

/**
 * The same schedule for another instance of its model: what is called the same, without what there is not any more.
 * Undefined if its initial state is not.
 */
export function renumbered(schedule: Schedule, from: NamesInSchedules, to: NamesInSchedules): Schedule | undefined {
  const numbers: number[] = [];
  for (let at = 0; at < schedule.length; at += 2) {
    const pair = [schedule[at] ?? 0, schedule[at + 1] ?? 0] as const;
    const isFirst = at === 0;
    if (isFirst && from.beginsBlank !== to.beginsBlank) return undefined;
    const kind = isFirst ? 'initial' : 'actions';
    const again = isFirst && from.beginsBlank ? pair : to[kind].numbersOf(from[kind].nameOf(...pair));
    if (again !== undefined) numbers.push(...again);
    else if (isFirst) return undefined;
  }
  return Int32Array.from(numbers);
}
