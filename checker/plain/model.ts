import { ModelError, messageOf } from '../errors.js';
import {
  type Action,
  type Property,
  type Refinement,
  resolvedRange,
  type Shown,
  type TransitionSystem,
} from '../language/index.js';
import type { MessageEvent, Snapshot } from '../result.js';
import { type Argument, byName } from './argument.js';
import { type Binding, bindings, choices, type Others } from './binding.js';
import { PlainBudget } from './budget.js';
import { call } from './call.js';
import { PlainState } from './state.js';

/** An occurrence of an action in a state, and the state that it leads to. */
export interface Transition {
  readonly action: Action;
  readonly arguments: { readonly [name: string]: Shown };
  /** Those of the arguments that say which instance of the action it is, without what its effect chooses. */
  readonly indices: { readonly [name: string]: Shown };
  /** Who acts, or null. */
  readonly process: string | null;
  readonly messages: readonly MessageEvent[];
  readonly state: Snapshot;
}

/** A state in which a run can begin, and the transition from the blank state, if any, that makes it. */
export interface InitialState {
  readonly state: Snapshot;
  readonly transition: Transition | null;
}

/** What a property says about a state or step; it is no case where the premise does not hold. */
export type Judgement = 'satisfied' | 'violated' | 'no case';

export type StateProperty = Extract<Property, { form: 'always' | 'reachable' }>;
export type StepProperty = Extract<Property, { form: 'alwaysStep' }>;

/**
 * A model run on plain objects. It shares nothing with the engine but the model, and so can bear witness for or
 * against it. Nothing is remembered between calls: every state comes in, and goes out, as a snapshot.
 */
export class PlainModel {
  readonly #state: PlainState;
  readonly #other: PlainState;
  readonly #blank: Snapshot;

  constructor(readonly instance: TransitionSystem) {
    this.#state = new PlainState(instance.fields, instance.time?.step);
    this.#other = new PlainState(instance.fields, instance.time?.step);
    this.#blank = this.#state.snapshot();
  }

  /** Every initial state, in order; the same may come twice. @throws ModelError if the model is at fault. */
  *initialStates(): Generator<InitialState> {
    const { initial } = this.instance;
    if (initial.length === 0) yield { state: this.#blank, transition: null };
    for (const action of initial) {
      for (const transition of this.#occurrences(action, this.#blank)) yield { state: transition.state, transition };
    }
  }

  /** Every transition from a state, in order. @throws ModelError if the model is at fault. */
  *transitions(from: Snapshot): Generator<Transition> {
    const { actions, time } = this.instance;
    const before = time === undefined ? undefined : JSON.stringify(from);
    const others: Others = { move: false, answer: false };
    for (const action of actions) {
      for (const transition of this.#occurrences(action, from, others)) {
        if (before !== undefined && JSON.stringify(transition.state) !== before) {
          others.move = true;
          others.answer ||= action.kind === 'protocol' || action.kind === 'timer';
        }
        yield transition;
      }
    }
  }

  /** Whether a run may stay in a state for ever as far as time goes: it has nothing ahead, and waits for nothing. */
  timeCanPassUnseen(state: Snapshot): boolean {
    this.#state.load(state);
    return this.#state.clock.untilNextMoment === undefined;
  }

  /** Whether time must not pass in a state before something due has happened. */
  timeWaits(state: Snapshot): boolean {
    this.#state.load(state);
    return this.#state.clock.waitsFor !== undefined;
  }

  /** Whether it is right that nothing happens any more in a state. */
  isFinal(state: Snapshot): boolean {
    const { final } = this.instance;
    if (final === undefined) return false;
    this.#state.load(state);
    return this.#evaluate('the condition "final"', () => call(final, this.#state.view));
  }

  /** Judges a state; `id` is the property's name in errors. @throws ModelError if the property throws or writes. */
  judgeState(id: string, property: StateProperty, state: Snapshot): Judgement {
    this.#state.load(state);
    return this.#judge(id, property, this.#state.view);
  }

  /** Judges a step; `id` is the property's name in errors. @throws ModelError if the property throws or writes. */
  judgeStep(id: string, property: StepProperty, before: Snapshot, after: Snapshot): Judgement {
    this.#other.load(before);
    this.#state.load(after);
    return this.#other.read(`property "${id}"`, () => this.#judge(id, property, this.#other.view, this.#state.view));
  }

  /** Asks a state a question; `id` is the property's name in errors. @throws ModelError if it throws or writes. */
  ask(id: string, holds: (state: never) => boolean, state: Snapshot): boolean {
    this.#state.load(state);
    return this.#evaluate(`property "${id}"`, () => Boolean(call(holds, this.#state.view)));
  }

  /**
   * The state of another system for which a state stands, by a mapping.
   * @throws ModelError if the mapping throws, leaves a domain or changes the state that it reads.
   */
  mapped(id: string, mapping: Refinement['mapping'], state: Snapshot, abstract: TransitionSystem): Snapshot {
    const image = new PlainState(abstract.fields);
    this.#state.load(state);
    this.#evaluate(`property "${id}"`, () => call(mapping, this.#state.view, image.view, abstract.processes));
    return image.snapshot();
  }

  #judge(id: string, property: StateProperty | StepProperty, ...states: readonly object[]): Judgement {
    return this.#evaluate(`property "${id}"`, () => {
      const { holds } = property;
      const premise = property.form === 'reachable' ? undefined : property.given;
      if (premise !== undefined && !call(premise, ...states)) return 'no case';
      return call(holds, ...states) ? 'satisfied' : 'violated';
    });
  }

  #evaluate<Result>(what: string, evaluate: () => Result): Result {
    return this.#blaming(
      () => what,
      () => this.#state.read(what, evaluate),
    );
  }

  /** @param others what the actions before this one can do, which decides how far time passes */
  *#occurrences(
    action: Action,
    from: Snapshot,
    others: Others = { move: false, answer: false },
  ): Generator<Transition> {
    this.#state.load(from);
    if (this.#budgetOf(action)?.left === 0) return;
    const ways = this.#blaming(
      () => occurrenceOf(action, []),
      () => bindings(resolvedRange(action, this.instance.fields), this.#state, others),
    );
    for (const binding of ways) {
      this.#state.load(from);
      if (!this.#isEnabled(action, binding)) continue;
      for (const choice of choices(action.choice, 'choice')) {
        this.#state.load(from);
        const { clock } = this.#state;
        const { starts } = clock;
        const transition = this.#occurrence(action, binding, choice);
        if (clock.starts > starts) others.move = true;
        yield transition;
      }
    }
  }

  #isEnabled(action: Action, binding: Binding): boolean {
    const { when } = action;
    if (when === undefined) return true;
    const guard = `the guard of "${action.name}"`;
    return this.#blaming(
      () => occurrenceOf(action, binding.arguments),
      () => this.#state.read(guard, () => call(when, this.#state.view, ...binding.values)),
    );
  }

  #occurrence(action: Action, binding: Binding, choice: Binding): Transition {
    const { then } = action;
    const args = [...binding.arguments, ...choice.arguments];
    this.#state.takeEvents();
    this.#blaming(
      () => occurrenceOf(action, args),
      () => {
        this.#budgetOf(action)?.spend();
        binding.operation?.();
        if (then !== undefined) call(then, this.#state.view, ...binding.values, ...choice.values);
      },
    );
    return {
      action,
      arguments: byName(args),
      indices: byName(binding.arguments),
      process: actorOf(action, args),
      messages: this.#state.takeEvents(),
      state: this.#state.snapshot(),
    };
  }

  #budgetOf(action: Action): PlainBudget | undefined {
    if (action.spends === undefined) return undefined;
    const budget = this.#state.part(action.spends);
    if (budget instanceof PlainBudget) return budget;
    throw new ModelError(`${this.#name}: "${action.name}" spends ${action.spends}, which is no budget`);
  }

  /** Says of whatever is thrown where in the model it was. */
  #blaming<Result>(what: () => string, run: () => Result): Result {
    try {
      return run();
    } catch (thrown) {
      throw new ModelError(`${this.#name}, ${what()}: ${messageOf(thrown)}`, { cause: thrown });
    }
  }

  get #name(): string {
    return `model "${this.instance.model}", variant "${this.instance.variant}"`;
  }
}

function occurrenceOf(action: Action, args: readonly Argument[]): string {
  const listed = args.map(({ name, shown }) => `${name}: ${String(shown)}`).join(', ');
  return listed === '' ? `action "${action.name}"` : `action "${action.name}" (${listed})`;
}

/**
 * Who acts: as the action says, else a received message's addressee, else the first process among the arguments.
 * What befalls a message in flight is nobody's act.
 */
function actorOf(action: Action, args: readonly Argument[]): string | null {
  if (action.by !== undefined) return action.by;
  if (action.range.over === 'messages' && action.range.operation !== 'receive') return null;
  const processes = args.filter(({ isProcess }) => isProcess);
  const receives = action.range.over === 'messages' || action.range.over === 'forgeries';
  const addressee = receives ? processes.find(({ name }) => name === 'to') : undefined;
  const actor = addressee ?? processes[0];
  return actor === undefined ? null : String(actor.shown);
}
