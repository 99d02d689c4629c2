import { beforeAll, expect, test } from 'vitest';
import { check, defineModel, messageSet, oneOf, perProcess, processIds } from '../../checker/index.js';
import { isInCone } from './cone.js';
import { markAfter, rowOfStep, type Story, type Subject, storyOf } from './story.js';
import { pass, runOf } from './testing/index.js';

/** A coordinator that tells all to commit, and participants that may lose patience. */
const impatience = defineModel({
  name: 'impatience',
  processes: () => ({ participant: processIds(2, { names: ['P1', 'P2'] }) }),
  state: ({ participant }) => ({
    coordinator: oneOf('waiting', 'committing'),
    participant: perProcess(participant, { phase: oneOf('prepared', 'committed', 'aborted') }),
    network: messageSet({ Commit: { to: participant } }),
  }),
  actions: ({ participant, action, receive, timer }) => [
    action('decide to commit', {
      by: 'Coordinator',
      when: (s) => s.coordinator === 'waiting',
      then: (s) => {
        s.coordinator = 'committing';
        for (const to of participant.ids) s.network.send('Commit', { to });
      },
    }),
    receive('carry out COMMIT', 'network', 'Commit', {
      when: (s, { to }) => s.participant.at(to).phase === 'prepared',
      then: (s, { to }) => {
        s.participant.at(to).phase = 'committed';
      },
    }),
    timer('lose patience', {
      each: participant,
      when: (s, p) => s.participant.at(p).phase === 'prepared',
      then: (s, p) => {
        s.participant.at(p).phase = 'aborted';
      },
    }),
  ],
  properties: ({ always }) => ({
    agreement: always(
      'nobody has committed what another has aborted',
      (s) =>
        !(
          s.participant.some(({ phase }) => phase === 'committed') &&
          s.participant.some(({ phase }) => phase === 'aborted')
        ),
    ),
  }),
});

let subject: Subject;
let story: Story;

beforeAll(async () => {
  const instance = impatience.instantiate();
  const result = await check(instance, { properties: instance.properties, explain: true });
  const property = result.properties.find(({ id }) => id === 'agreement');
  if (property?.trace === undefined || property.explanation === undefined) throw new Error('agreement has to break');
  subject = { property, trace: property.trace, explanation: property.explanation, check: result };
  story = storyOf(subject);
});

test('a run that a checker found and explained becomes a story', () => {
  expect(story.lanes.map(({ name }) => name)).toEqual(['Coordinator', 'P1', 'P2']);
  expect(story.rows.map(({ lane, event }) => [lane, event])).toEqual(
    expect.arrayContaining([
      ['Coordinator', 'step'],
      ['P1', expect.any(String)],
      ['P2', expect.any(String)],
    ]),
  );
  expect(story.sentence).toMatch(
    /^P\d became \w+ at step 3 \(.+\), after P\d had become \w+ at step [12] \(.+\); agreement held until step 2\.$/,
  );
  expect(story.faults).toBe('Nothing fails in this run.');
  expect(story.minimality).toMatch(/^Shortest: /);
});

test('the message that was carried out is in the cone, the one that nobody took is not', () => {
  const { cone, arrows } = story;
  if (cone === null) throw new Error('there is an explanation');
  const messages = arrows.filter(({ kind }) => kind === 'message');
  expect(messages.map((arrow) => [arrow.fate, isInCone(arrow, cone)]).sort()).toEqual([
    ['arrived', true],
    ['under way', false],
  ]);
  expect([...cone.segments.keys()].sort()).toEqual(['Coordinator', 'P1', 'P2']);
});

test('the property stands at each step', () => {
  const { explanation } = subject;
  expect([0, 1, 2, 3].map((step) => markAfter(explanation, 'agreement', step))).toEqual([
    'holds',
    'holds',
    'holds',
    'violated',
  ]);
  expect(markAfter(null, 'agreement', 1)).toBeNull();
});

test('without an explanation the story is told all the same', () => {
  const { cone, sentence } = storyOf({ ...subject, explanation: null });
  expect(cone).toBeNull();
  expect(sentence).toBe(story.sentence);
});

test('time that passes in several steps is one row', () => {
  const trace = runOf({}, [{ action: 'go', process: 'A' }, pass(2), pass(3), { action: 'stop', process: 'A' }]);
  const { rows } = storyOf({ ...subject, trace, explanation: null });
  expect(rows.map(({ first, last, event }) => [first, last, event])).toEqual([
    [1, 1, 'step'],
    [2, 3, 'time'],
    [4, 4, 'step'],
  ]);
  expect([0, 1, 2, 3, 4].map((step) => rowOfStep(rows, step))).toEqual([-1, 0, 1, 1, 2]);
});

test('crashes and restarts are told from other faults and repairs, and who is lied to from both', () => {
  const trace = runOf({ node: { A: { up: true } }, byzantine: ['B'] }, [
    { action: 'crash', kind: 'fault', process: 'A', set: { 'node[A].up': false } },
    { action: 'restart', kind: 'repair', process: 'A', set: { 'node[A].up': true } },
    { action: 'send', process: 'B' },
    { action: 'accept what the Byzantine primary says', kind: 'fault', process: 'A' },
    { action: 'lose patience', kind: 'timer', process: 'A' },
    { action: 'a link fails', kind: 'fault' },
  ]);
  const { rows } = storyOf({ ...subject, trace, explanation: null });
  expect(rows.map(({ event }) => event)).toEqual(['crash', 'restart', 'step', 'lie', 'timer', 'fault']);
});

test('a run on which the model itself fails has a story, too', () => {
  const trace = runOf({}, [{ action: 'go', process: 'A' }]);
  expect(storyOf({ property: null, trace, explanation: null, check: null })).toMatchObject({
    sentence: 'A did “go” at step 1; there the model fails.',
    minimality: '',
  });
});
