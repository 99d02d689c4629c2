import { describe, expect, it } from 'vitest';
import { boolean, integer, oneOf, optional, processIds } from './domain.js';
import { defineModel, isModel } from './model.js';
import { array, type Fields, messageBag, messageSet } from './structure.js';
import type { ErasedTouches } from './touches.js';
import { actionVocabulary } from './vocabulary.js';

const lamp = defineModel({
  name: 'lamp',
  about: 'A lamp',
  parameters: {
    lamps: integer({ min: 1, max: 4, default: 2 }),
    spares: integer({ min: 0, max: 8 }),
    mode: oneOf('day', 'night'),
  },
  defaults: ({ lamps }, variant) => ({ spares: variant === 'stuck' ? 0 : 2 * lamps }),
  processes: ({ lamps }) => ({ lamp: processIds(lamps) }),
  state: () => ({ on: boolean() }),
  actions: ({ action }) => [
    action('on', {
      then: (s) => {
        s.on = true;
      },
    }),
    action('off', {
      then: (s) => {
        s.on = false;
      },
    }),
  ],
  variants: {
    normal: {},
    stuck: { about: 'Cannot be switched off', remove: ['off'] },
    blinking: ({ action }) => ({
      replace: { off: action('blink', { then: () => {} }) },
      add: [action('break', { then: () => {} })],
    }),
  },
});

const namesOf = (variant?: string) =>
  lamp.instantiate(variant === undefined ? {} : { variant }).actions.map(({ name }) => name);

describe('a model', () => {
  it('takes defaults, derives those that depend on others, and takes what is given', () => {
    expect(lamp.resolveParameters()).toEqual({ lamps: 2, spares: 4, mode: 'day' });
    expect(lamp.resolveParameters({ lamps: 3 })).toEqual({ lamps: 3, spares: 6, mode: 'day' });
    expect(lamp.resolveParameters({ spares: 0, mode: 'night' })).toEqual({ lamps: 2, spares: 0, mode: 'night' });
  });

  it('derives defaults from the variant, too, unless something else is given', () => {
    expect(lamp.resolveParameters({}, 'stuck')).toEqual({ lamps: 2, spares: 0, mode: 'day' });
    expect(lamp.instantiate({ variant: 'stuck' }).parameters).toMatchObject({ spares: 0 });
    expect(lamp.instantiate({ variant: 'stuck', parameters: { spares: 1 } }).parameters).toMatchObject({ spares: 1 });
  });

  const { action } = actionVocabulary;
  const declaring = (touches: ErasedTouches, part: 'actions' | 'initial' = 'actions') =>
    defineModel({
      name: 'declaring',
      state: (): Fields => ({ on: boolean(), bulbs: array(2, boolean()) }),
      actions: () => [action('wait', { then: () => {} })],
      [part]: () => [action('switch', { touches, then: () => {} })],
    }).instantiate();
  for (const [touches, sentence] of [
    [{ reads: ['off'] }, '"off", which is no field at the top of its state: there are on, bulbs'],
    [{ writes: ['toString'] }, '"toString", which is no field at the top of its state'],
    [{ writes: [['on', 0]] }, 'an element of "on", which is no array: name the field alone'],
    [{ reads: [['bulbs', 2]] }, 'the element 2 of "bulbs", whose index is an integer from 0 to 1'],
  ] as const) {
    it(`refuses a declaration of ${sentence}`, () => {
      expect(() => declaring(touches)).toThrow(
        `model "declaring", action "switch" declares that it touches ${sentence}`,
      );
    });
  }

  for (const touches of [null, 'on', ['on'], { reads: 'on' }, { read: ['on'] }, { writes: [0] }, { writes: [null] }]) {
    it(`refuses ${JSON.stringify(touches)}, which is no declaration`, () => {
      expect(() => declaring(touches as never)).toThrow(
        'model "declaring", action "switch": "touches" is { reads: […], writes: […] }',
      );
    });
  }

  it('refuses a declaration of what makes initial states', () => {
    expect(() => declaring({ reads: ['on'] }, 'initial')).toThrow(
      'model "declaring", action "switch" in "initial" declares what it touches, which is asked of "actions" only: leave "touches" out',
    );
    expect(declaring({ reads: ['on', ['bulbs', 1]], writes: ['bulbs'] }).actions).toHaveLength(1);
  });

  it('refuses a part "initial" that makes no state', () => {
    const empty = defineModel({
      name: 'empty',
      state: () => ({ on: boolean() }),
      initial: () => [],
      actions: ({ action }) => [action('wait', { then: () => {} })],
    });
    expect(() => empty.instantiate()).toThrow('"initial" gives no action');
  });

  it('names its variants, the first of which is the default', () => {
    expect(lamp.variants).toEqual([
      { name: 'normal', about: '' },
      { name: 'stuck', about: 'Cannot be switched off' },
      { name: 'blinking', about: '' },
    ]);
    expect([namesOf(), namesOf('stuck'), namesOf('blinking')]).toEqual([
      ['on', 'off'],
      ['on'],
      ['on', 'blink', 'break'],
    ]);
  });

  it('knows which of its parameters were chosen, and which are as they are by default', () => {
    const chosen = (parameters: { readonly [name: string]: unknown }, variant?: string) =>
      lamp.instantiate({ parameters, ...(variant === undefined ? {} : { variant }) }).chosen;
    expect(chosen({})).toEqual([]);
    const { lamps } = lamp.instantiate().parameters;
    expect(chosen({ lamps })).toEqual([]);
    expect(chosen({ lamps: 3 })).toEqual(['lamps']);
    // Its default depends on the variant.
    expect(chosen({ spares: 0 }, 'stuck')).toEqual([]);
    expect(chosen({ spares: 1 }, 'stuck')).toEqual(['spares']);
  });

  it('makes its processes from its parameters', () => {
    const { processes } = lamp.instantiate({ parameters: { lamps: 3 } });
    expect(processes.lamp?.names).toEqual(['lamp1', 'lamp2', 'lamp3']);
  });

  it('is known as a model when a module exports it', () => {
    expect([lamp, {}, null, 'model', { kind: 'model' }].map(isModel)).toEqual([true, false, false, false, false]);
  });

  it('answers wrong wishes in one sentence', () => {
    expect(() => lamp.instantiate({ variant: 'broken' })).toThrow(
      'model "lamp" has no variant "broken"; it has normal, stuck, blinking',
    );
    expect(() => lamp.instantiate({ parameters: { lamp: 1 } })).toThrow(
      'model "lamp" has no parameter "lamp"; it has lamps, spares, mode',
    );
    expect(() => lamp.instantiate({ parameters: { lamps: 5 } })).toThrow(
      'model "lamp": parameter lamps is an integer from 1 to 4, not 5',
    );
    expect(() => lamp.instantiate({ parameters: { mode: 'dusk' } })).toThrow(
      'model "lamp": parameter mode is one of day, night, not dusk',
    );
  });

  it('refuses names that would be taken for something else', () => {
    const named = (state: Fields) =>
      defineModel({ name: 'named', state: () => state, actions: ({ action }) => [action('idle', { then: () => {} })] });
    const wrong: readonly [Fields, string][] = [
      [{ reset: boolean() }, 'the field "reset" needs another name; that one is taken'],
      [{ inner: { constructor: boolean() } }, 'the field "constructor" needs another name'],
      [{ 'tx-id': boolean() }, 'the field "tx-id" needs a name of letters, digits and "_"'],
      [
        { network: messageBag({ Vote: { copies: boolean() } }) },
        'the field "copies" of the message "Vote" needs another',
      ],
      [{ list: array(2, messageSet({ 'No-go': {} })) }, 'the message "No-go" needs a name of letters'],
    ];
    for (const [state, sentence] of wrong) expect(() => named(state).instantiate()).toThrow(sentence);
    expect(() => named({ i: boolean(), at: boolean() }).instantiate()).not.toThrow();
    expect(() => optional(optional(boolean()))).toThrow('its values are optional already');
  });

  it('answers a wrong definition in one sentence', () => {
    const blank = { state: () => ({ on: boolean() }), actions: () => [] };
    expect(() => defineModel({ ...blank, name: 'My Model' })).toThrow('a name is lower-case words joined by hyphens');
    expect(() => defineModel({ ...blank, name: 'idle' }).instantiate()).toThrow(
      'model "idle", variant "default" has no action',
    );
    const twice = defineModel({
      name: 'twice',
      state: () => ({ on: boolean() }),
      actions: ({ action }) => [action('a', { then: () => {} }), action('a', { then: () => {} })],
      variants: { plain: {}, lost: { remove: ['b'] } },
    });
    expect(() => twice.instantiate()).toThrow('model "twice": two actions are called "a"');
    expect(() => twice.instantiate({ variant: 'lost' })).toThrow('there is no action "b" to change');
    const clash = defineModel({
      name: 'clash',
      parameters: { action: boolean() },
      state: () => ({ on: boolean() }),
      actions: () => [],
    });
    expect(() => clash.instantiate()).toThrow('"action" is a word of the modelling language');
    const both = defineModel({
      name: 'both',
      parameters: { node: integer({ min: 1, max: 2 }) },
      processes: ({ node }) => ({ node: processIds(node) }),
      state: () => ({ on: boolean() }),
      actions: () => [],
    });
    expect(() => both.instantiate()).toThrow('"node" is both a parameter and a process set');
  });
});
