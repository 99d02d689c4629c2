import { type NaiveStep, type NaiveSystem, sent } from './naive-search.js';

/**
 * Normal operation and view change of Castro and Liskov, Practical Byzantine Fault Tolerance (OSDI 1999), sections 4.2
 * and 4.4, for one sequence number and two requests: replicas 0 to n - 1, of which replica v mod n is the primary of
 * view v. Every message is signed, and stays readable for ever: in the certificates of the paper, too, messages that
 * were sent are shown again.
 */
export interface PbftSetting {
  readonly replicas: number;
  /** The PRE-PREPARE counts for the PREPARE of the primary. */
  readonly prepareQuorum: number;
  readonly commitQuorum: number;
  readonly viewChangeQuorum: number;
  readonly views: number;
  readonly byzantine: readonly number[];
  /** Whether backups look for the VIEW-CHANGE messages behind a NEW-VIEW, and at what these prove. */
  readonly verified: boolean;
  /** Whether the primary is counted again if it sends a PREPARE as well: a mistake. */
  readonly countsPrimaryAgain: boolean;
  /**
   * When a Byzantine replica sends: `at any time` any message it can sign, one step each; or `when read` just before the
   * step of a correct replica that reads it. Nobody can tell the difference: messages stay, none must be read, and none of
   * a Byzantine replica is in anybody's way, so that it may as well be sent as late as possible.
   */
  readonly byzantineSends: 'at any time' | 'when read';
}

export type Request = 'a' | 'b';

interface Certificate {
  readonly view: number;
  readonly request: Request;
}

interface Replica {
  readonly view: number;
  /** It has left the previous view, and waits for the NEW-VIEW of this one. */
  readonly changing: boolean;
  /** What it has pre-prepared in this view. */
  readonly accepted: Request | null;
  /** The newest. */
  readonly prepared: Certificate | null;
  readonly executed: Request | null;
}

export interface PbftState {
  /** The correct ones; null stands for a Byzantine one. */
  readonly replicas: readonly (Replica | null)[];
  /** Every message ever sent. */
  readonly messages: readonly string[];
}

type Step = NaiveStep<PbftState>;

/** That something can be read: at once, or as soon as Byzantine replicas have sent what is `lacking`. */
interface Evidence {
  readonly lacking: readonly string[];
}

interface ViewChange extends Evidence {
  readonly message: string;
  readonly certificate: Certificate | null;
}

interface NewView extends Evidence {
  readonly message: string;
  /** What is to be pre-prepared in the new view; null if it may be anything. */
  readonly outcome: Request | null;
}

const requests: readonly Request[] = ['a', 'b'];

export function naivePbft(setting: PbftSetting): NaiveSystem<PbftState> {
  const correct: Replica = { view: 0, changing: false, accepted: null, prepared: null, executed: null };
  return {
    initial: [
      {
        replicas: idsOf(setting).map((id) => (setting.byzantine.includes(id) ? null : correct)),
        messages: [],
      },
    ],
    *steps(state) {
      const reading = new Reading(setting, state.messages);
      for (const id of idsOf(setting)) {
        const replica = state.replicas[id];
        if (replica) yield* new CorrectReplica(setting, state, reading, id, replica).steps();
        else if (setting.byzantineSends === 'at any time') yield* byzantineSteps(setting, state, reading, id);
      }
    },
  };
}

/** Whether two correct replicas have executed different requests, at the one sequence number there is. */
export function disagree({ replicas }: PbftState): boolean {
  return requests.every((request) => replicas.some((replica) => replica?.executed === request));
}

class CorrectReplica {
  readonly #setting: PbftSetting;
  readonly #state: PbftState;
  readonly #id: number;
  readonly #replica: Replica;
  readonly #reading: Reading;

  constructor(setting: PbftSetting, state: PbftState, reading: Reading, id: number, replica: Replica) {
    this.#setting = setting;
    this.#state = state;
    this.#reading = reading;
    this.#id = id;
    this.#replica = replica;
  }

  *steps(): Generator<Step> {
    if (!this.#replica.changing) {
      yield* this.#normalOperation();
    }
    yield* this.#changeOfView();
    yield* this.#newViews();
  }

  *#normalOperation(): Generator<Step> {
    const { view, accepted, prepared, executed } = this.#replica;
    const isPrimary = primaryOf(view, this.#setting) === this.#id;
    if (accepted === null) {
      for (const request of requests) {
        const proposal = prePrepare(view, request, this.#setting);
        if (isPrimary) yield this.#step(`pre-prepares ${request}`, nothingLacking, { accepted: request }, [proposal]);
        else {
          yield* this.#stepIf(
            this.#reading.messageOf(primaryOf(view, this.#setting), proposal),
            `prepares ${request}`,
            { accepted: request },
            [prepare(view, request, this.#id)],
          );
        }
      }
      return;
    }
    if (prepared?.view !== view) {
      yield* this.#stepIf(
        this.#reading.certificate({ view, request: accepted }),
        `has prepared ${accepted}`,
        { prepared: { view, request: accepted } },
        [commit(view, accepted, this.#id)],
      );
    } else if (executed === null) {
      yield* this.#stepIf(this.#reading.commits({ view, request: accepted }), `executes ${accepted}`, {
        executed: accepted,
      });
    }
  }

  /** The timer of the view runs out; nobody knows whether too early. */
  *#changeOfView(): Generator<Step> {
    const view = this.#replica.view + 1;
    if (view === this.#setting.views) return;
    yield this.#step('gives the view up', nothingLacking, { view, changing: true, accepted: null }, [
      viewChange(view, this.#replica.prepared, this.#id),
    ]);
  }

  *#newViews(): Generator<Step> {
    const { view, changing } = this.#replica;
    for (let next = Math.max(view, 1); next < this.#setting.views; next += 1) {
      if (next === view && !changing) continue;
      if (primaryOf(next, this.#setting) !== this.#id) yield* this.#enter(next);
      // A primary counts its own VIEW-CHANGE.
      else if (next === view) yield* this.#open(next);
    }
  }

  *#open(view: number): Generator<Step> {
    for (const { message, outcome, lacking } of this.#reading.oneOfEachOutcome(this.#reading.newViews(view))) {
      const proposal = outcome === null ? [] : [prePrepare(view, outcome, this.#setting)];
      yield this.#step(`opens the view with ${outcome ?? 'nothing'}`, { lacking }, entering(view, outcome), [
        message,
        ...proposal,
      ]);
    }
  }

  *#enter(view: number): Generator<Step> {
    for (const { outcome, lacking } of this.#reading.oneOfEachOutcome(this.#reading.readableNewViews(view))) {
      const answer = outcome === null ? [] : [prepare(view, outcome, this.#id)];
      yield this.#step(`enters the view with ${outcome ?? 'nothing'}`, { lacking }, entering(view, outcome), answer);
    }
  }

  *#stepIf(evidence: Evidence | null, what: string, change: Partial<Replica>, messages: readonly string[] = []) {
    if (evidence !== null) yield this.#step(what, evidence, change, messages);
  }

  #step(what: string, { lacking }: Evidence, change: Partial<Replica>, messages: readonly string[]): Step {
    const after = { ...this.#replica, ...change };
    return {
      name: [...lacking.map((message) => `Byzantine ${message}`), `${this.#id} ${what} in view ${after.view}`].join(
        ', ',
      ),
      next: {
        replicas: this.#state.replicas.map((replica, id) => (id === this.#id ? after : replica)),
        messages: [...lacking, ...messages].reduce(sent, this.#state.messages),
      },
    };
  }
}

/** What can be read out of the messages that were sent, and of those that a Byzantine replica may send just in time. */
class Reading {
  readonly #setting: PbftSetting;
  readonly #messages: ReadonlySet<string>;
  readonly #newViews = new Map<number, readonly NewView[]>();

  constructor(setting: PbftSetting, messages: readonly string[]) {
    this.#setting = setting;
    this.#messages = new Set(messages);
  }

  messageOf(sender: number, message: string): Evidence | null {
    if (this.#messages.has(message)) return nothingLacking;
    const { byzantine, byzantineSends } = this.#setting;
    return byzantineSends === 'when read' && byzantine.includes(sender) ? { lacking: [message] } : null;
  }

  /** A PRE-PREPARE, and matching PREPARE messages from different backups. */
  certificate({ view, request }: Certificate): Evidence | null {
    const primary = primaryOf(view, this.#setting);
    const { countsPrimaryAgain, prepareQuorum } = this.#setting;
    const backups = idsOf(this.#setting).filter((id) => id !== primary || countsPrimaryAgain);
    return allOf([
      this.messageOf(primary, prePrepare(view, request, this.#setting)),
      this.#quorum(
        backups.map((id) => this.messageOf(id, prepare(view, request, id))),
        prepareQuorum - 1,
      ),
    ]);
  }

  commits({ view, request }: Certificate): Evidence | null {
    return this.#quorum(
      idsOf(this.#setting).map((id) => this.messageOf(id, commit(view, request, id))),
      this.#setting.commitQuorum,
    );
  }

  /** Every NEW-VIEW that the view changes allow, whether or not it was sent. */
  newViews(view: number): readonly NewView[] {
    const known = this.#newViews.get(view) ?? this.#findNewViews(view);
    this.#newViews.set(view, known);
    return known;
  }

  #findNewViews(view: number): readonly NewView[] {
    const { verified, byzantine, viewChangeQuorum } = this.#setting;
    const primary = primaryOf(view, this.#setting);
    if (!verified && byzantine.includes(primary)) {
      return [null, ...requests].map((outcome) => ({
        message: newViewMessage(view, outcome, [], this.#setting),
        outcome,
        lacking: [],
      }));
    }
    return quorumsOf(
      idsOf(this.#setting).map((id) => this.#viewChanges(view, id)),
      viewChangeQuorum,
    )
      .filter((quorum) => byzantine.includes(primary) || quorum.some(({ sender }) => sender === primary))
      .flatMap((quorum) => {
        const shown = quorum.map(({ message }) => message);
        return outcomesOf(quorum).map((outcome) => ({
          message: newViewMessage(view, outcome, shown, this.#setting),
          outcome,
          lacking: [...new Set(quorum.flatMap(({ lacking }) => lacking))],
        }));
      });
  }

  /** Those that were sent. */
  readableNewViews(view: number): readonly NewView[] {
    const primary = primaryOf(view, this.#setting);
    return this.newViews(view).flatMap(({ message, outcome, lacking }) => {
      const evidence = allOf([
        { lacking },
        this.messageOf(primary, message),
        outcome === null ? nothingLacking : this.messageOf(primary, prePrepare(view, outcome, this.#setting)),
      ]);
      return evidence === null ? [] : [{ message, outcome, ...evidence }];
    });
  }

  /** Nobody cares behind which quorum an outcome stands; only where everything is sent at any time all are tried. */
  oneOfEachOutcome(newViews: readonly NewView[]): readonly NewView[] {
    if (this.#setting.byzantineSends === 'at any time') return newViews;
    const dearestFirst = [...newViews].sort((one, other) => other.lacking.length - one.lacking.length);
    return [...new Map(dearestFirst.map((each) => [each.outcome, each])).values()];
  }

  /** What this replica's VIEW-CHANGE for the view can be. */
  #viewChanges(view: number, sender: number): readonly (ViewChange & { readonly sender: number })[] {
    const certificates = idsTo(view).flatMap((earlier) => requests.map((request) => ({ view: earlier, request })));
    return [null, ...certificates].flatMap((certificate) => {
      const message = viewChange(view, certificate, sender);
      const evidence = allOf([
        certificate === null ? nothingLacking : this.certificate(certificate),
        this.messageOf(sender, message),
      ]);
      return evidence === null ? [] : [{ sender, message, certificate, ...evidence }];
    });
  }

  /** So many of these, those first that were sent. */
  #quorum(evidence: readonly (Evidence | null)[], quorum: number): Evidence | null {
    const found = evidence
      .filter((each) => each !== null)
      .sort((one, other) => one.lacking.length - other.lacking.length);
    return found.length < quorum ? null : allOf(found.slice(0, quorum));
  }
}

function* byzantineSteps(setting: PbftSetting, state: PbftState, reading: Reading, id: number): Generator<Step> {
  for (const message of signable(setting, reading, id)) {
    if (state.messages.includes(message)) continue;
    yield { name: `Byzantine ${message}`, next: { ...state, messages: sent(state.messages, message) } };
  }
}

/** Every message that a Byzantine replica can sign, and that a correct one could take for a message of the protocol. */
function* signable(setting: PbftSetting, reading: Reading, id: number): Generator<string> {
  for (const view of idsTo(setting.views)) {
    const isPrimary = primaryOf(view, setting) === id;
    for (const request of requests) {
      if (isPrimary) yield prePrepare(view, request, setting);
      if (!isPrimary || setting.countsPrimaryAgain) yield prepare(view, request, id);
      yield commit(view, request, id);
    }
    if (view === 0) continue;
    yield viewChange(view, null, id);
    for (const earlier of idsTo(view)) {
      for (const request of requests) {
        const certificate = { view: earlier, request };
        if (reading.certificate(certificate) !== null) yield viewChange(view, certificate, id);
      }
    }
    if (isPrimary) for (const { message } of reading.newViews(view)) yield message;
  }
}

const nothingLacking: Evidence = { lacking: [] };

function allOf(evidence: readonly (Evidence | null)[]): Evidence | null {
  const found = evidence.filter((each) => each !== null);
  return found.length < evidence.length ? null : { lacking: [...new Set(found.flatMap(({ lacking }) => lacking))] };
}

/** Every way to choose so many senders, and one message of each. */
function quorumsOf<Choice>(choices: readonly (readonly Choice[])[], quorum: number): readonly (readonly Choice[])[] {
  if (quorum === 0) return [[]];
  return choices.flatMap((ofOne, index) =>
    ofOne.flatMap((choice) => quorumsOf(choices.slice(index + 1), quorum - 1).map((rest) => [choice, ...rest])),
  );
}

/** The request with the newest certificate; where there are two, either. */
function outcomesOf(quorum: readonly ViewChange[]): readonly (Request | null)[] {
  const certificates = quorum.map(({ certificate }) => certificate).filter((certificate) => certificate !== null);
  const newest = Math.max(...certificates.map(({ view }) => view));
  const outcomes = certificates.filter(({ view }) => view === newest).map(({ request }) => request);
  return outcomes.length === 0 ? [null] : [...new Set(outcomes)];
}

function entering(view: number, outcome: Request | null): Partial<Replica> {
  return { view, changing: false, accepted: outcome };
}

function prePrepare(view: number, request: Request, setting: PbftSetting): string {
  return `PRE-PREPARE ${request} in view ${view} by ${primaryOf(view, setting)}`;
}

function prepare(view: number, request: Request, by: number): string {
  return `PREPARE ${request} in view ${view} by ${by}`;
}

function commit(view: number, request: Request, by: number): string {
  return `COMMIT ${request} in view ${view} by ${by}`;
}

function viewChange(view: number, certificate: Certificate | null, by: number): string {
  const proof = certificate === null ? 'nothing' : `${certificate.request} in view ${certificate.view}`;
  return `VIEW-CHANGE to view ${view} by ${by} with ${proof}`;
}

function newViewMessage(view: number, outcome: Request | null, shown: readonly string[], setting: PbftSetting): string {
  return `NEW-VIEW ${view} by ${primaryOf(view, setting)} with ${outcome ?? 'nothing'} [${shown.join('; ')}]`;
}

function primaryOf(view: number, { replicas }: PbftSetting): number {
  return view % replicas;
}

function idsOf({ replicas }: PbftSetting): readonly number[] {
  return idsTo(replicas);
}

function idsTo(end: number): readonly number[] {
  return Array.from({ length: end }, (_, id) => id);
}
