import {
  type Action,
  countdown,
  defineModel,
  defineSystem,
  type LanguageOf,
  oneOf,
  type StateOf,
  type Variant,
} from '../../checker/index.js';

/** The sections of the chart "Service Request Flow with Timing". */
const sections = [
  'request received',
  'transaction coordination',
  'prepare phase',
  'analytics processing',
  'commit phase',
  'response delivery',
] as const;

/** The longest that any section takes, in ms. */
const longest = 22;

const system = defineSystem({
  time: { unit: 'ms' },
  state: () => ({
    stage: oneOf('waiting', ...sections, 'answered'),
    /** How long the section still takes; that it may end earlier is part of it. */
    section: countdown({ max: longest }),
  }),
});

type Language = LanguageOf<typeof system>;
type Fields = ReturnType<typeof system.state>;
type Section = (typeof sections)[number];

/** The sections of a request's way in their order, and how long each takes at most, in ms. */
type Timeline = readonly { readonly section: Section; readonly atMost: number }[];

/** "Service Request Flow with Timing", number by number: 70 ms. */
const charted: Timeline = [
  { section: 'request received', atMost: 12 },
  { section: 'transaction coordination', atMost: 8 },
  { section: 'prepare phase', atMost: 8 },
  { section: 'analytics processing', atMost: 22 },
  { section: 'commit phase', atMost: 10 },
  { section: 'response delivery', atMost: 10 },
];

/** Cloud1 executes, so Cloud1 has to be asked for its vote: a round trip of 22 ms in both diagrams, not 8. */
const askedOverTheNetwork = charted.map((each) =>
  each.section === 'prepare phase' ? { ...each, atMost: longest } : each,
);

/** The vote comes with the result, in the same round trip: the unsolicited vote of Stonebraker, "Concurrency control and consistency of multiple copies of data in distributed INGRES" (1979). */
const votedWithTheResult = charted.filter(({ section }) => section !== 'prepare phase');

/** One action for each section that ends, and begins the next. */
function sectionActions({ timer, action }: Language, timeline: Timeline): readonly Action<Fields>[] {
  const [first] = timeline;
  if (first === undefined) throw new Error('a request takes some time');
  return [
    action('a request arrives', {
      by: 'Edge1',
      when: (s) => s.stage === 'waiting',
      then: (s) => {
        s.stage = first.section;
        s.section.start(0, first.atMost);
      },
    }),
    ...timeline.map(({ section }, index) =>
      timer(`${section}: done`, {
        when: (s) => s.stage === section && s.section.isDue,
        then: (s) => {
          const next = timeline[index + 1];
          s.stage = next?.section ?? 'answered';
          if (next === undefined) s.section.stop();
          else s.section.start(0, next.atMost);
        },
      }),
    ),
  ];
}

function along(about: string, timeline: Timeline): (language: Language) => Variant<Fields> {
  return (language) => ({
    about,
    add: sectionActions(language, timeline).filter(({ name }) => name === preparing),
    replace: Object.fromEntries(
      sectionActions(language, timeline)
        .filter(({ name }) => name !== preparing)
        .map((action) => [action.name, action]),
    ),
  });
}

const preparing = 'prepare phase: done';

/** The way of one request through the system, section by section, when nothing fails. See README.md beside this file. */
export const requestTimeline = defineModel({
  ...system,
  name: 'request-timeline',
  about: 'How long a request takes from end to end when nothing fails',
  actions: (language) => sectionActions(language, votedWithTheResult),
  final: () => (s) => s.stage === 'answered',
  variants: {
    repaired: { about: 'The node votes with its result: 62 ms at most' },
    charted: along('The numbers of the chart, which leave 8 ms for a vote: 70 ms at most', charted),
    'asked-over-the-network': along('The chart, with the round trip that a vote of Cloud1 takes', askedOverTheNetwork),
  },
});

/** A state of this model, as properties see it. */
export type RequestTimelineState = StateOf<typeof requestTimeline>;
