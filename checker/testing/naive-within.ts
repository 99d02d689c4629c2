import type { BoundedResponse, Instance } from '../language/index.js';
import { PlainModel, PlainState } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { TooManyStates } from './naive-explorer.js';
import { naiveGraph } from './naive-graph.js';
import { type Passage, passagesByTicking, TIME_STOPS } from './ticking.js';

/** What the naive checker says about a bound of time. */
export type NaiveWithinResult =
  | {
      readonly verdict: 'holds' | 'violated';
      /** In how many reachable states, where time leaps as the model lets it, the premise is true. */
      readonly cases: number;
    }
  /** The model is at fault: something due is not answered, or a run goes on for ever in no time. */
  | { readonly verdict: 'time stops' | 'no time passes' };

/** A state as time ticks, and how much time the oldest premise has been waiting there for its conclusion, if one has. */
interface Moment {
  readonly state: Snapshot;
  readonly waiting: number | undefined;
}

/**
 * Decides a bound of time by walking with a stopwatch: time always advances by one step, and what is visited are pairs of a
 * state and the time since the oldest premise that has had no conclusion yet. As simple as can be, so that it can be trusted
 * to say what the engine should have found.
 * @throws TooManyStates if there are more than `maxStates`, or more pairs than ten times as many.
 * @throws ModelError if the model is at fault in another way than that time stops.
 */
export function decideWithinNaively(
  instance: Instance,
  { premise, conclusion, limit }: BoundedResponse,
  maxStates = 3_000,
): NaiveWithinResult {
  const ticks = ticksOf(instance, maxStates);
  if (ticks === TIME_STOPS) return { verdict: 'time stops' };
  if (standsStill(ticks)) return { verdict: 'no time passes' };

  const plain = new PlainState(instance.fields, instance.time?.step);
  const asks = (question: (state: never) => boolean, state: Snapshot): boolean => {
    plain.load(state);
    return plain.read('a question', () => (question as (view: object) => boolean)(plain.view));
  };
  const arriving = (state: Snapshot, waiting: number | undefined): Moment => {
    if (asks(conclusion, state)) return { state, waiting: undefined };
    return { state, waiting: waiting ?? (asks(premise, state) ? 0 : undefined) };
  };
  const { states } = naiveGraph(instance, maxStates);
  const cases = states.filter(({ snapshot }) => asks(premise, snapshot)).length;

  const seen = new Set<string>();
  const open = [...new PlainModel(instance).initialStates()].map(({ state }) => arriving(state, undefined));
  for (let moment = open.pop(); moment !== undefined; moment = open.pop()) {
    const { state, waiting } = moment;
    const key = JSON.stringify([state, waiting ?? null]);
    if (seen.has(key)) continue;
    if (seen.size === 10 * maxStates) throw new TooManyStates(`more than ${10 * maxStates} moments`);
    seen.add(key);
    for (const { state: next, duration } of ticks.get(JSON.stringify(state)) ?? []) {
      const waited = waiting === undefined ? undefined : waiting + duration;
      if (waited !== undefined && waited > limit) return { verdict: 'violated', cases };
      open.push(arriving(next, waited));
    }
  }
  return { verdict: 'holds', cases };
}

/** By state, as text, that is reached as time ticks: what can happen there. */
type Ticks = ReadonlyMap<string, readonly Passage[]>;

function ticksOf(instance: Instance, maxStates: number): Ticks | typeof TIME_STOPS {
  const passagesFrom = passagesByTicking(instance);
  const ticks = new Map<string, readonly Passage[]>();
  const open = [...new PlainModel(instance).initialStates()].map(({ state }) => state);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const key = JSON.stringify(state);
    if (ticks.has(key)) continue;
    if (ticks.size === maxStates) throw new TooManyStates(`more than ${maxStates} states`);
    const passages = passagesFrom(state);
    if (passages === TIME_STOPS) return TIME_STOPS;
    ticks.set(key, passages);
    for (const passage of passages) open.push(passage.state);
  }
  return ticks;
}

/** Whether a run can change its state for ever in no time: whether something is left when what cannot is taken away. */
function standsStill(ticks: Ticks): boolean {
  const quick = new Map<string, ReadonlySet<string>>();
  for (const [state, passages] of ticks) {
    const targets = passages.filter(({ duration }) => duration === 0).map((passage) => JSON.stringify(passage.state));
    quick.set(state, new Set(targets.filter((target) => target !== state)));
  }
  for (let before = quick.size + 1; quick.size < before; ) {
    before = quick.size;
    for (const [state, targets] of quick) {
      if (![...targets].some((target) => quick.has(target))) quick.delete(state);
    }
  }
  return quick.size > 0;
}
