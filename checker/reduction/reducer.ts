import type { Keep, MakeReducer, Reducer } from '../compile/index.js';
import type { Learnt } from './access-sets.js';
import { dependenceOf } from './dependence.js';
import { type Limits, makeRecorder } from './recorder.js';
import { SetAside } from './set-aside.js';
import { type Preserved, StubbornSets } from './stubborn-sets.js';

export interface ReducerOptions extends Limits {
  readonly learnt: Learnt;
  readonly preserved: Preserved;
  /**
   * The ids from here on are of states that will be expanded later than the one at hand: breadth first, of those on later
   * levels; depth first, of those not found yet.
   */
  readonly laterFrom: () => number;
  /** Told what a property of steps says of one that changes nothing. */
  readonly stutter: Reducer['stutter'];
}

/**
 * A reducer that keeps, of the successors of a state, those by a stubborn set.
 *
 * A stubborn set puts off the instances outside. Lest one is put off for ever, a set is used only if it leads to a state
 * that is expanded later (for runs, if it leads to no other); else it is made larger, until all successors are kept. From a state, such states lead
 * ever later, so that after finitely many one is expanded fully; and until then what was put off stays enabled. That is
 * the proviso of Bošnački and Holzmann ("Improving SPIN's partial-order reduction for breadth-first search", SPIN 2005) and
 * of Bošnački, Leue and Lluch Lafuente ("Partial-order reduction for general state exploring algorithms", STTT 2009). For
 * runs it means that no cycle is without a state that is expanded fully: along it some step leads to none that is later.
 * Breadth first, a state is later if it was on no level up to the present one when that began. So the choice depends on the
 * state and the levels before the next, not on the order within a level or on who expands what.
 *
 * That sets are learnt on a sample is not trusted, nor what is declared. Every instance is tried in each state that is stored, whether kept or
 * not, and none may read or write more than its set, nor a property more than its own, or `exceeded` stops the exploration.
 * Then it does so nowhere: if one does at the end of some run that was left out, follow the run from a stored state. Either
 * it can begin with an instance of the stubborn set and is shorter from there; or the run goes on after one of the set, and
 * its end, which up to the first access too many depends only on what it has been learnt to, makes that access there, too.
 */
export function makeReducer({ learnt, preserved, laterFrom, stutter, ...limits }: ReducerOptions): MakeReducer {
  return (store, subjects, words) => {
    const recorder = makeRecorder(learnt, limits);
    let chooser: StubbornSets | undefined;
    const aside = new SetAside(store.registers);
    const { current, source } = store.registers;
    let first = 0;
    let anyLater = false;
    let allLater = true;

    /** Keeps the successors by the set, or all of them, that were not kept before. */
    const keepMore = (keep: Keep, chosen: StubbornSets | undefined): number => {
      let kept = 0;
      for (let position = 0; position < aside.count; position++) {
        const instance = aside.instance(position);
        if (aside.isTaken(position) || chosen?.has(instance) === false) continue;
        keep(recorder.actionOf[instance] ?? 0, aside.take(position));
        kept += 1;
      }
      current.set(source);
      return kept;
    };
    return {
      ...recorder,
      stutter,
      open: () => {
        recorder.open();
        aside.clear();
        first = laterFrom();
        anyLater = false;
        allLater = true;
      },
      setAside: (isIdle, label) => {
        recorder.occurred(isIdle);
        aside.push(recorder.subject(), label);
      },
      settled: (states) => {
        for (let position = 0; position < states; position++) {
          if ((store.settled[position] ?? 0) >= first) anyLater = true;
          else allLater = false;
        }
      },
      choose: (keep, settle) => {
        let kept = 0;
        chooser ??= new StubbornSets(
          subjects,
          words,
          recorder,
          dependenceOf(subjects, words, learnt.sets, recorder),
          preserved,
        );
        const stubborn = chooser;
        stubborn.begin();
        while (stubborn.grow()) {
          kept += keepMore(keep, stubborn);
          settle();
          if (preserved === 'runs' ? allLater : anyLater) return kept;
          // For runs it is of no use to keep more of them.
          if (preserved === 'runs') break;
        }
        return kept + keepMore(keep, undefined);
      },
    };
  };
}
