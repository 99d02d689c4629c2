import { type NaiveStep, type NaiveSystem, sent } from './naive-search.js';

/**
 * Three-phase commit with its termination protocol as Bernstein, Hadzilacos and Goodman write it (Concurrency Control and
 * Recovery in Database Systems, 1987, section 7.5): processes 1 to n, of which 1 coordinates. Each message is sent by
 * a step of its own, so that a coordinator can die between two of them, and each is read by a step of its own. Nobody
 * recovers. At the beginning everybody has been asked to vote, and the coordinator has voted.
 */
export interface ThreePhaseCommitSetting {
  readonly participants: number;
  readonly crashes: number;
  /** How many times somebody may be suspected who is neither dead nor cut off. */
  readonly suspicions: number;
  /** How many times the network may split in two. */
  readonly partitions: number;
  /** Whether messages of a superseded coordinator are refused. */
  readonly epochs: boolean;
  /** How often each process may coordinate: of n processes p does it in the epochs p, p + n, p + 2n and so on. */
  readonly turns: number;
}

type Phase = 'not voted' | 'uncertain' | 'committable' | 'committed' | 'aborted';

/** What a process that coordinates is doing. */
type Task = 'collect votes' | 'collect states' | 'make committable' | 'commit' | 'abort';

interface Process {
  readonly up: boolean;
  readonly phase: Phase;
  readonly epoch: number;
  /** The dead, and those that are cut off, until the network heals. */
  readonly suspects: readonly number[];
  /** Those that it suspects in error, for ever. */
  readonly mistrusts: readonly number[];
  readonly task: Task | null;
  /** What the coordinator has read since it began its task. */
  readonly heard: readonly string[];
}

export interface ThreePhaseCommitState {
  /** Process p stands at p - 1. */
  readonly processes: readonly Process[];
  /** Every message ever sent. */
  readonly messages: readonly string[];
  /** One side of a network that is split. */
  readonly cut: readonly number[] | null;
  readonly crashes: number;
  readonly suspicions: number;
  readonly partitions: number;
}

type Step = NaiveStep<ThreePhaseCommitState>;

export function naiveThreePhaseCommit(setting: ThreePhaseCommitSetting): NaiveSystem<ThreePhaseCommitState> {
  return {
    initial: [
      withVoteOf1(setting, { phase: 'uncertain', task: 'collect votes' }),
      withVoteOf1(setting, { phase: 'aborted', task: 'abort' }),
    ],
    *steps(state) {
      yield* protocolSteps(state, setting);
      yield* environmentSteps(state, setting);
    },
  };
}

function withVoteOf1(
  { participants }: ThreePhaseCommitSetting,
  voted: Pick<Process, 'phase' | 'task'>,
): ThreePhaseCommitState {
  const common = { up: true, epoch: 1, suspects: [], mistrusts: [], heard: [] };
  return {
    processes: numbersTo(participants).map((p) =>
      p === 1 ? { ...common, ...voted } : { ...common, phase: 'not voted', task: null },
    ),
    messages: [],
    cut: null,
    crashes: 0,
    suspicions: 0,
    partitions: 0,
  };
}

/** Whether one has committed and another aborted; the dead count. */
export function disagree({ processes }: ThreePhaseCommitState): boolean {
  return processes.some(({ phase }) => phase === 'committed') && processes.some(({ phase }) => phase === 'aborted');
}

/** Whether the protocol has come to its end, the network being whole, and somebody who is up has not decided. */
export function isBlocked(state: ThreePhaseCommitState, setting: ThreePhaseCommitSetting): boolean {
  return (
    state.cut === null &&
    state.processes.some(({ up, phase }) => up && !isDecision(phase)) &&
    protocolSteps(state, setting).next().done === true
  );
}

function* protocolSteps(state: ThreePhaseCommitState, setting: ThreePhaseCommitSetting): Generator<Step> {
  for (const p of numbersTo(state.processes.length)) {
    if (!processOf(state, p).up) continue;
    yield* detectorSteps(state, p, setting);
    yield* participantSteps(state, p, setting);
    yield* newsSteps(state, p, setting);
    if (coordinatorIn(state, processOf(state, p).epoch) === p) yield* coordinatorSteps(state, p);
  }
}

function* environmentSteps(state: ThreePhaseCommitState, setting: ThreePhaseCommitSetting): Generator<Step> {
  const all = numbersTo(state.processes.length);
  for (const p of all) {
    const process = processOf(state, p);
    if (!process.up) continue;
    if (state.crashes < setting.crashes) {
      // Nothing else of the dead is ever read again.
      const dead = { up: false, task: null, heard: [], suspects: [], mistrusts: [] };
      yield { name: `${p} crashes`, next: { ...changed(state, p, dead), crashes: state.crashes + 1 } };
    }
    for (const q of all) {
      if (state.suspicions === setting.suspicions || q === p || !isReachable(state, p, q)) continue;
      if (process.mistrusts.includes(q)) continue;
      const mistrusts = [...process.mistrusts, q].sort();
      const next = { ...changed(state, p, { mistrusts }), suspicions: state.suspicions + 1 };
      yield { name: `${p} suspects ${q} falsely`, next };
    }
  }
  if (state.cut !== null) yield { name: 'the network heals', next: healed(state) };
  else if (state.partitions < setting.partitions) {
    for (const side of sidesWithout1(all)) {
      const next = { ...state, cut: side, partitions: state.partitions + 1 };
      yield { name: `the network splits: ${side} on their own`, next };
    }
  }
}

/** The failure detector, and the election: of those that are not suspected the first one coordinates. */
function* detectorSteps(state: ThreePhaseCommitState, p: number, { turns }: ThreePhaseCommitSetting): Generator<Step> {
  const { phase, suspects, mistrusts, epoch } = processOf(state, p);
  const n = state.processes.length;
  for (const q of numbersTo(n)) {
    if (q !== p && !suspects.includes(q) && !isReachable(state, p, q)) {
      yield { name: `${p} suspects ${q}`, next: changed(state, p, { suspects: [...suspects, q].sort() }) };
    }
  }
  // Whoever is to coordinate instead of it, and whoever does: as long as p coordinates itself, nobody is missing.
  const superiors = [...numbersTo(p - 1), coordinatorIn(state, epoch)];
  const ownEpochs = numbersTo(turns).map((turn) => (turn - 1) * n + p);
  const next = ownEpochs.find((own) => own > epoch);
  if (
    next !== undefined &&
    phase !== 'not voted' &&
    superiors.every((q) => suspects.includes(q) || mistrusts.includes(q))
  ) {
    yield {
      name: `${p} becomes the coordinator`,
      next: changed(state, p, { task: 'collect states', epoch: next, heard: [] }),
    };
  }
}

function* participantSteps(
  state: ThreePhaseCommitState,
  p: number,
  { epochs, turns }: ThreePhaseCommitSetting,
): Generator<Step> {
  const self = processOf(state, p);
  if (self.phase === 'not voted') {
    // Voting no it also does when it gives the coordinator up.
    yield { name: `${p} votes yes`, next: saying(changed(state, p, { phase: 'uncertain' }), `YES ${p} to 1`) };
    yield { name: `${p} votes no`, next: saying(changed(state, p, { phase: 'aborted' }), `NO ${p} to 1`) };
  }
  for (const e of numbersTo(turns * state.processes.length)) {
    const c = coordinatorIn(state, e);
    if (c === p || !isReadable(state, p, c)) continue;
    const hasReceived = (word: string) => state.messages.includes(`${word} ${e} to ${p}`);
    if (epochs && self.epoch > e) {
      // The request to vote, of the first epoch, has reached everybody.
      const isAddressed = e === 1 || ['STATE-REQ', 'PRE-COMMIT', 'COMMIT', 'ABORT'].some(hasReceived);
      const news = `NEWS ${p} to ${c}: ${self.epoch}`;
      const isNews = processOf(state, c).up && processOf(state, c).epoch < self.epoch && !state.messages.includes(news);
      if (turns > 1 && isAddressed && isNews) {
        yield { name: `${p} tells ${c} that ${e} is over`, next: saying(state, news) };
      }
      continue;
    }
    /** Of two coordinators a process obeys the newer one, and stops being the older one. */
    const obedient = epochs && self.epoch < e ? { epoch: e, task: null, heard: [] } : {};
    const obeying = (change: Partial<Process>, answer?: string): ThreePhaseCommitState => {
      const next = changed(state, p, { ...obedient, ...change });
      return answer === undefined ? next : saying(next, answer);
    };
    // Who hears of a decision while it is a coordinator itself, which epochs do not allow, passes it on.
    const passingOn = (task: Task) => (self.task === null || 'task' in obedient ? {} : { task, heard: [] });

    const stateOf = (phase: Phase) => `STATE ${p} to ${e}: ${phase}`;
    const hasAnswered = state.messages.some((message) => message.startsWith(`STATE ${p} to ${e}:`));
    if (hasReceived('STATE-REQ') && !hasAnswered) {
      // Who has not voted is free to abort, and does.
      const phase = self.phase === 'not voted' ? 'aborted' : self.phase;
      yield { name: `${p} tells ${e}: ${phase}`, next: obeying({ phase }, stateOf(phase)) };
    }
    const acknowledgement = `ACK ${p} to ${e}`;
    if (
      hasReceived('PRE-COMMIT') &&
      !state.messages.includes(acknowledgement) &&
      self.phase !== 'not voted' &&
      self.phase !== 'aborted'
    ) {
      const phase = self.phase === 'committed' ? 'committed' : 'committable';
      yield { name: `${p} acknowledges PRE-COMMIT of ${e}`, next: obeying({ phase }, acknowledgement) };
    }
    if (!isDecision(self.phase)) {
      if (hasReceived('COMMIT')) {
        yield { name: `${p} obeys COMMIT of ${e}`, next: obeying({ phase: 'committed', ...passingOn('commit') }) };
      }
      if (hasReceived('ABORT')) {
        yield { name: `${p} obeys ABORT of ${e}`, next: obeying({ phase: 'aborted', ...passingOn('abort') }) };
      }
    }
  }
}

/** Whoever hears that there is a newer epoch coordinates no longer in its own. */
function* newsSteps(state: ThreePhaseCommitState, p: number, { turns }: ThreePhaseCommitSetting): Generator<Step> {
  for (const q of othersOf(state, p)) {
    if (!isReadable(state, p, q)) continue;
    for (const e of numbersTo(turns * state.processes.length)) {
      if (e <= processOf(state, p).epoch || !state.messages.includes(`NEWS ${q} to ${p}: ${e}`)) continue;
      yield { name: `${p} hears of ${e} from ${q}`, next: changed(state, p, { epoch: e, task: null, heard: [] }) };
    }
  }
}

function* coordinatorSteps(state: ThreePhaseCommitState, c: number): Generator<Step> {
  const { task } = processOf(state, c);
  switch (task) {
    case null:
      return;
    case 'collect votes':
      yield* hear(state, c, ['YES', 'NO']);
      yield* decideByVotes(state, c);
      return;
    case 'collect states':
      yield* tellAll(state, c, 'STATE-REQ');
      yield* hear(state, c, ['STATE']);
      yield* decideByStates(state, c);
      return;
    case 'make committable':
      yield* tellAll(state, c, 'PRE-COMMIT');
      yield* hear(state, c, ['ACK']);
      if (hasHeardFromAll(state, c)) yield { name: `${c} commits`, next: turnedTo(state, c, 'commit') };
      return;
    case 'commit':
      yield* tellAll(state, c, 'COMMIT');
      return;
    case 'abort':
      yield* tellAll(state, c, 'ABORT');
      return;
  }
}

function* decideByVotes(state: ThreePhaseCommitState, c: number): Generator<Step> {
  const { heard } = processOf(state, c);
  const yes = othersOf(state, c).filter((q) => heard.includes(`YES ${q} to ${c}`));
  if (yes.length === state.processes.length - 1) {
    yield { name: `${c} has all votes`, next: turnedTo(state, c, 'make committable') };
    return;
  }
  if (hasHeardFromAll(state, c) || heard.some((message) => message.startsWith('NO'))) {
    yield { name: `${c} aborts`, next: turnedTo(state, c, 'abort') };
  }
}

/** The termination rules TR1 to TR4. */
function* decideByStates(state: ThreePhaseCommitState, c: number): Generator<Step> {
  if (!hasHeardFromAll(state, c)) return;
  const { phase, heard } = processOf(state, c);
  const isThere = (wanted: Phase) => phase === wanted || heard.some((message) => message.endsWith(`: ${wanted}`));
  if (isThere('aborted')) yield { name: `${c} aborts (TR1)`, next: turnedTo(state, c, 'abort') };
  else if (isThere('committed')) yield { name: `${c} commits (TR2)`, next: turnedTo(state, c, 'commit') };
  else if (isThere('committable')) {
    yield { name: `${c} makes all committable (TR4)`, next: turnedTo(state, c, 'make committable') };
  } else yield { name: `${c} aborts (TR3)`, next: turnedTo(state, c, 'abort') };
}

function* tellAll(state: ThreePhaseCommitState, c: number, word: string): Generator<Step> {
  const { epoch } = processOf(state, c);
  for (const q of othersOf(state, c)) {
    const message = `${word} ${epoch} to ${q}`;
    if (state.messages.includes(message)) continue;
    yield { name: `${c} sends ${word} to ${q}`, next: saying(state, message) };
  }
}

/** The coordinator reads an answer. */
function* hear(state: ThreePhaseCommitState, c: number, answers: readonly string[]): Generator<Step> {
  const { epoch, heard } = processOf(state, c);
  for (const q of othersOf(state, c)) {
    if (!isReadable(state, c, q)) continue;
    for (const message of state.messages) {
      const isAnswer = answers.some((answer) => `${message}:`.startsWith(`${answer} ${q} to ${epoch}:`));
      if (!isAnswer || heard.includes(message)) continue;
      yield { name: `${c} hears ${message}`, next: changed(state, c, { heard: sent(heard, message) }) };
    }
  }
}

/** From all but those it suspects. */
function hasHeardFromAll(state: ThreePhaseCommitState, c: number): boolean {
  const { suspects, mistrusts, heard, epoch } = processOf(state, c);
  return othersOf(state, c).every(
    (q) =>
      suspects.includes(q) || mistrusts.includes(q) || heard.some((message) => message.includes(` ${q} to ${epoch}`)),
  );
}

function turnedTo(state: ThreePhaseCommitState, c: number, task: Task): ThreePhaseCommitState {
  const { phase } = processOf(state, c);
  const after: { readonly [task in Task]: Phase } = {
    'collect votes': phase,
    'collect states': phase,
    'make committable': 'committable',
    commit: 'committed',
    abort: 'aborted',
  };
  // A decision that was taken by obeying somebody else stands.
  return changed(state, c, { task, heard: [], phase: isDecision(phase) ? phase : after[task] });
}

function isDecision(phase: Phase): boolean {
  return phase === 'committed' || phase === 'aborted';
}

function processOf({ processes }: ThreePhaseCommitState, p: number): Process {
  const process = processes[p - 1];
  if (process === undefined) throw new RangeError(`there is no process ${p}`);
  return process;
}

/** Who coordinates in an epoch. */
function coordinatorIn({ processes }: ThreePhaseCommitState, epoch: number): number {
  return ((epoch - 1) % processes.length) + 1;
}

function othersOf({ processes }: ThreePhaseCommitState, p: number): readonly number[] {
  return numbersTo(processes.length).filter((q) => q !== p);
}

function changed(state: ThreePhaseCommitState, p: number, change: Partial<Process>): ThreePhaseCommitState {
  return {
    ...state,
    processes: state.processes.map((process, index) => (index === p - 1 ? { ...process, ...change } : process)),
  };
}

function saying(state: ThreePhaseCommitState, message: string): ThreePhaseCommitState {
  return { ...state, messages: sent(state.messages, message) };
}

/** Messages get through again, and whoever lives is heard from. */
function healed(state: ThreePhaseCommitState): ThreePhaseCommitState {
  const isDead = (q: number) => !processOf(state, q).up;
  const processes = state.processes.map((process) => ({ ...process, suspects: process.suspects.filter(isDead) }));
  return { ...state, processes, cut: null };
}

/** Whether q is alive, and on the side of p. */
function isReachable(state: ThreePhaseCommitState, p: number, q: number): boolean {
  return processOf(state, q).up && isReadable(state, p, q);
}

/** Whether messages of q get through to p; those of the dead do, if they were sent before. */
function isReadable({ cut }: ThreePhaseCommitState, p: number, q: number): boolean {
  return cut === null || cut.includes(p) === cut.includes(q);
}

/** Each way to split them in two: the side that is without 1. */
function sidesWithout1(all: readonly number[]): readonly (readonly number[])[] {
  const sides: number[][] = [[]];
  for (const p of all.slice(1)) sides.push(...sides.map((side) => [...side, p]));
  return sides.slice(1);
}

function numbersTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
