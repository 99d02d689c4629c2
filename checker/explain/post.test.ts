import { describe, expect, it } from 'vitest';
import { check } from '../check.js';
import { budget, defineModel, messageBag, oneOf, perProcess, processIds } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import { simulate } from '../random/index.js';
import type { Snapshot, Trace, TraceStep } from '../result.js';
import { stepOf } from '../trace/index.js';
import { explain } from './explain.js';

/** Letters that may be lost, to a reader who answers. */
const post = defineModel({
  name: 'post',
  processes: () => ({ writer: processIds(3) }),
  state: ({ writer }) => ({
    letter: perProcess(writer, oneOf('none', 'sent', 'answered')),
    network: messageBag({ Letter: { from: writer }, Answer: { to: writer } }),
    losses: budget(2),
  }),
  actions: ({ writer, action, receive, loss }) => [
    action('write', {
      each: writer,
      when: (s, w) => s.letter.at(w) === 'none',
      then: (s, w) => {
        s.letter.set(w, 'sent');
        s.network.send('Letter', { from: w });
      },
    }),
    receive('answer', 'network', 'Letter', {
      fair: 'weak',
      then: (s, { from }) => s.network.send('Answer', { to: from }),
    }),
    receive('be answered', 'network', 'Answer', { fair: 'weak', then: (s, { to }) => s.letter.set(to, 'answered') }),
    loss('lose', 'network', { spends: 'losses' }),
  ],
  properties: ({ writer, never, leadsTo, always, alwaysStep, reachable }) => ({
    unanswered: never('the first writer is answered', (s) => s.letter.at(writer.valueAt(0)) === 'answered'),
    answered: leadsTo(
      'whoever writes is answered',
      (s) => s.letter.some((letter) => letter === 'sent'),
      (s) => !s.letter.some((letter) => letter === 'sent'),
    ),
    quiet: always('nobody writes', (s) => s.letter.every((letter) => letter === 'none')),
    once: alwaysStep('nobody is answered', (before, after) =>
      before.letter.every((letter, w) => letter === after.letter.at(w) || after.letter.at(w) !== 'answered'),
    ),
    answeredOnce: reachable('somebody is answered', (s) => s.letter.some((letter) => letter === 'answered')),
  }),
});

const instance = post.instantiate();

/** The run in which actions occur with these arguments, one after the other. */
function runOf(property: string, steps: readonly (readonly [action: string, args: TraceStep['arguments']])[]): Trace {
  const plain = new PlainModel(instance);
  const [{ state: initial } = { state: null }] = [...plain.initialStates()];
  const made: TraceStep[] = [];
  let state: Snapshot = initial;
  for (const [action, args] of steps) {
    const transition = [...plain.transitions(state)].find(
      (each) => each.action.name === action && JSON.stringify(each.arguments) === JSON.stringify(args),
    );
    if (transition === undefined) throw new Error(`"${action}" cannot happen`);
    made.push(stepOf(plain, transition, state));
    state = transition.state;
  }
  const { model, variant, parameters } = instance;
  return { version: 1, model, variant, parameters, seed: null, property, initial, steps: made, loop: null };
}

const answeredRun = runOf('unanswered', [
  ['write', { writer: 'writer2' }],
  ['write', { writer: 'writer1' }],
  ['lose', { from: 'writer2' }],
  ['answer', { from: 'writer1' }],
  ['write', { writer: 'writer3' }],
  ['be answered', { to: 'writer1' }],
]);

describe('a run of the post explained', () => {
  const explanation = explain(instance, answeredRun, { properties: instance.properties });

  it('says which step took the message of which', () => {
    expect(explanation.causes).toEqual([[], [], [1], [2], [], [4]]);
  });

  it('leaves out of the cone what the verdict does not depend on', () => {
    expect(explanation.cone).toEqual([2, 4, 6]);
    expect(explanation.decisive).toEqual([6]);
  });

  it('says what of that which steps changed the property looks at', () => {
    expect(explanation.lookedAt).toEqual([[], ['letter[writer1]'], [], [], [], ['letter[writer1]']]);
    const { properties } = instance;
    const ofAll = explain(instance, { ...answeredRun, property: 'quiet' }, { properties }).lookedAt;
    // Its answer ends with the first writer that has one.
    expect(ofAll).toEqual([[], ['letter[writer1]'], [], [], [], ['letter[writer1]']]);
    const ofStep = explain(instance, { ...answeredRun, property: 'once' }, { properties }).lookedAt;
    expect(ofStep?.at(-1)).toEqual(['letter[writer1]']);
    const ofRun = explain(instance, { ...answeredRun, property: 'answered' }, { properties }).lookedAt;
    expect(ofRun?.map((fields) => fields.length)).toEqual([1, 1, 0, 0, 1, 1]);
  });

  it('says how each property stood in each state', () => {
    const marks = Object.fromEntries(explanation.marks.map(({ property, states }) => [property, states]));
    const [h, v, o] = ['holds', 'violated', 'open'];
    expect(marks).toEqual({
      unanswered: [h, h, h, h, h, h, v],
      answered: [h, o, o, o, o, o, o],
      quiet: [h, v, v, v, v, v, v],
      once: [h, h, h, h, h, h, v],
      answeredOnce: [o, o, o, o, o, o, h],
    });
  });

  it('says what else could have happened, and nothing of what did', () => {
    expect(explanation.alternatives[2]).toEqual([
      { action: 'write', kind: 'protocol', arguments: { writer: 'writer3' } },
      { action: 'answer', kind: 'protocol', arguments: { from: 'writer1' } },
      { action: 'answer', kind: 'protocol', arguments: { from: 'writer2' } },
      { action: 'lose', kind: 'fault', arguments: { from: 'writer1' } },
    ]);
  });

  it('shows what is around it only where that is asked, and takes the steps of the run there', () => {
    expect(explanation.surroundings).toBeNull();
    const { surroundings } = explain(instance, answeredRun, { properties: {}, surroundings: true });
    const taken = surroundings?.transitions.filter((each) => each.taken).map(({ action }) => action);
    expect(taken).toEqual(answeredRun.steps.map(({ action }) => action));
    expect(surroundings?.states.slice(0, 7).map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(surroundings?.states[1]?.label).toBe('letter[writer2] sent, network 1');
    // Each writer has not written, or its letter is sent, lost, answered or arrived; of three not all are lost.
    expect(surroundings?.complete).toBe(true);
    expect(surroundings?.states).toHaveLength(5 ** 3 - 1);
  });
});

describe('check and simulate', () => {
  it('blame the lost letter for the answer that never comes', async () => {
    const { answered } = instance.properties;
    if (answered === undefined) throw new Error('the post has lost a property');
    const { properties } = await check(instance, { properties: { answered }, explain: true });
    const [{ trace, explanation } = {}] = properties;
    const names = trace?.steps.map(({ action }) => action) ?? [];
    expect(explanation?.decisive.map((step) => names[step - 1])).toContain('lose');
    expect(explanation?.cone).toEqual(expect.arrayContaining([...(explanation?.decisive ?? [])]));
  });

  it('explain nothing unless asked', async () => {
    const { properties } = await check(instance, { properties: instance.properties });
    expect(properties.some(({ trace }) => trace !== undefined)).toBe(true);
    expect(properties.every((each) => each.explanation === undefined)).toBe(true);
  });

  it('explain what random walks find, too', async () => {
    const { properties } = await simulate(instance, {
      properties: instance.properties,
      walks: 50,
      workers: 1,
      explain: true,
    });
    const unanswered = properties.find(({ id }) => id === 'unanswered');
    expect(unanswered?.explanation?.cone).toEqual([1, 2, 3]);
  });
});
