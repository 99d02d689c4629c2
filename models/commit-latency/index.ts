import {
  boolean,
  budget,
  countdown,
  defineModel,
  defineSystem,
  integer,
  type LanguageOf,
  oneOf,
  perProcess,
  processIds,
  type StateOf,
  type View,
} from '../../checker/index.js';

/** In milliseconds: the document's transaction timeout, and its timeout of failure detection. */
const TRANSACTION_TIMEOUT = 5000;
const DETECTION_TIMEOUT = 3000;

/** The participants, and the round trips of their links from Core1 in "Network Topology & Communication Paths". */
const roundTrips = [10, 22] as const;

const system = defineSystem({
  parameters: {
    protocol: oneOf('2PC', '3PC'),
    crashes: integer({ min: 0, max: 2, default: 0 }),
  },
  processes: () => ({ participant: processIds(roundTrips.length, { names: ['Core2', 'Cloud1'] }) }),
  state: ({ participant, crashes }) => ({
    phase: oneOf('idle', 'preparing', 'pre-committing', 'committing', 'aborting', 'completed'),
    /** Whether the coordinator has decided. */
    decided: boolean(),
    timeout: countdown({ max: TRANSACTION_TIMEOUT }),
    /** How many detections are over, in a variant only. */
    detections: integer({ min: 0, max: 1 }),
    participant: perProcess(participant, {
      up: boolean({ default: true }),
      roundTrip: countdown({ max: 22 }),
      answered: boolean(),
    }),
    crashes: budget(crashes),
  }),
});

type Language = LanguageOf<typeof system>;
type State = View<ReturnType<typeof system.state>>;

/** How long the two and three phases of commit take, and the coordinator's decision. See README.md beside this file. */
export const commitLatency = defineModel({
  ...system,
  name: 'commit-latency',
  about: 'How long two-phase and three-phase commit take from Core1, and when the coordinator has decided',
  time: { unit: 'ms' },
  actions: (language) => {
    const { participant, protocol, timer, fault } = language;
    return [
      begin(language, TRANSACTION_TIMEOUT),
      timer('the answer arrives', {
        each: participant,
        fair: 'weak',
        when: (s, p) => s.participant.at(p).roundTrip.isDue,
        then: (s, p) => {
          const self = s.participant.at(p);
          self.roundTrip.stop();
          self.answered = true;
          if (!s.participant.every(({ answered }) => answered)) return;
          if (s.phase === 'preparing' && protocol === '3PC') {
            s.phase = 'pre-committing';
            ask(language, s);
          } else if (s.phase === 'preparing' || s.phase === 'pre-committing') {
            s.phase = 'committing';
            s.timeout.stop();
            s.decided = true;
            ask(language, s);
          } else s.phase = 'completed';
        },
      }),
      timer('the transaction times out: decide', {
        by: 'Core1',
        fair: 'weak',
        when: (s) => s.timeout.isDue,
        then: decideWithout,
      }),
      fault('a participant crashes', {
        each: participant,
        spends: 'crashes',
        when: (s, p) => s.participant.at(p).roundTrip.isRunning,
        then: (s, p) => {
          s.participant.at(p).roundTrip.stop();
          s.participant.at(p).up = false;
        },
      }),
    ];
  },
  final: () => (s) => s.phase === 'completed' || s.participant.some(({ up }) => !up),
  properties: ({ protocol, crashes, within, never }) => ({
    // Two or three times the longest round trip.
    network:
      crashes > 0
        ? never('a decision is pending and not awaited', (s) => s.phase === 'preparing' && s.decided)
        : within(
            'without faults two phases take 44 ms of network, and three 66 ms',
            protocol === '2PC' ? 44 : 66,
            (s) => s.phase !== 'idle' && s.phase !== 'completed',
            (s) => s.phase === 'completed',
          ),
  }),
  variants: {
    repaired: { about: 'One timeout for the whole transaction; the decision counts when it is taken' },
    'two-detections': (language) => ({
      about: 'N7: a participant is given up only after two detections of 3 s, one after the other',
      replace: {
        'begin the transaction and request the votes': begin(language, DETECTION_TIMEOUT),
        'the transaction times out: decide': language.timer('the transaction times out: decide', {
          by: 'Core1',
          fair: 'weak',
          when: (s) => s.timeout.isDue && s.detections === 1,
          then: decideWithout,
        }),
      },
      add: [
        language.timer('detect the failure', {
          by: 'Core1',
          fair: 'weak',
          when: (s) => s.timeout.isDue && s.detections < 1,
          then: (s) => {
            s.detections += 1;
            s.timeout.start(DETECTION_TIMEOUT);
          },
        }),
      ],
    }),
  },
});

export type CommitLatencyState = StateOf<typeof commitLatency>;

function begin(language: Language, timeout: number) {
  return language.action('begin the transaction and request the votes', {
    by: 'Core1',
    fair: 'weak',
    when: (s) => s.phase === 'idle',
    then: (s) => {
      s.phase = 'preparing';
      s.timeout.start(timeout);
      ask(language, s);
    },
  });
}

/** A message to each participant that is up, and its answer. */
function ask({ participant }: Language, s: State): void {
  for (const [i, time] of roundTrips.entries()) {
    const self = s.participant.at(participant.valueAt(i));
    self.answered = false;
    if (self.up) self.roundTrip.start(0, time);
  }
}

/** Whoever has voted yes is told: to commit if all have voted, else to abort. */
function decideWithout(s: State): void {
  s.phase = s.phase === 'pre-committing' ? 'committing' : 'aborting';
  s.decided = true;
  s.timeout.stop();
}
