import { describe, expect, it } from 'vitest';
import { defineModel, oneOf } from '../../checker/index.js';
import { models } from '../index.js';
import { faultsIn } from './injected-faults.js';

/** What a model's adversary does to nobody in particular, with the model's own parameters. */
function strikesNobody(name: string): readonly string[] {
  const model = models.find((each) => each.name === name);
  if (model === undefined) throw new Error(`there is no model ${name}`);
  const struck = new Set(faultsIn(model).map(({ fault }) => fault));
  return model
    .instantiate()
    .actions.filter((action) => action.kind === 'fault' && !struck.has(action.name))
    .map((action) => action.name);
}

describe('the failure injectors of the models', () => {
  it('strike named nodes in these', () => {
    expect(models.filter((model) => faultsIn(model).length > 0).map(({ name }) => name)).toEqual([
      'cascade',
      'commit-latency',
      'deadlock',
      'end-to-end',
      'event-ordering',
      'failover',
      'failure-detection',
      'lifecycle',
      'load-balancing',
      'migration',
      'rpc',
    ]);
  });

  it('do these things besides, which are no fault of a node, or of whichever it is', () => {
    expect(
      Object.fromEntries(models.map(({ name }) => [name, strikesNobody(name)]).filter(([, faults]) => faults?.length)),
    ).toMatchInlineSnapshot(`
      {
        "cascade": [
          "break down under overload",
        ],
        "end-to-end": [
          "a payload is damaged on the way",
          "give up a node that would still answer",
        ],
        "event-ordering": [
          "a message is lost",
          "a message is duplicated",
        ],
        "failure-detection": [
          "loss of a heartbeat",
        ],
        "migration": [
          "loss of a message",
        ],
        "optimization": [
          "the load rises",
          "the load falls",
        ],
        "partition": [
          "a link fails",
          "the network splits",
          "a node crashes",
        ],
        "pbft": [
          "accept a PRE-PREPARE of the Byzantine primary",
          "send COMMIT, helped by a Byzantine replica",
          "commit, execute and reply, helped by a Byzantine replica",
          "join a view change, helped by a Byzantine replica",
          "send NEW-VIEW, helped by a Byzantine replica",
          "accept a NEW-VIEW of the Byzantine primary",
          "premature timeout",
          "timeout, the Byzantine primary being slow",
        ],
        "replication": [
          "begin a new epoch on a mere suspicion",
          "a member crashes",
        ],
        "replication-causal": [
          "what only the dead had is lost",
          "a member crashes",
        ],
        "replication-eventual": [
          "a member crashes",
          "what the primary sent is lost",
          "a confirmation is lost",
        ],
        "rpc": [
          "loss of a request",
          "loss of a response",
          "premature timeout",
        ],
        "three-phase-commit": [
          "crash",
        ],
        "two-phase-commit": [
          "crash of a participant",
          "crash of the coordinator",
          "loss of a message",
          "duplication of a message",
          "premature timeout of the coordinator",
          "premature timeout of a participant",
        ],
      }
    `);
  });
});

describe('reading a model', () => {
  const read = (name: string, by: string | undefined) =>
    faultsIn(
      defineModel({
        name: 'struck',
        state: () => ({ light: oneOf('on', 'off') }),
        actions: ({ fault }) => [
          fault(name, {
            ...(by === undefined ? {} : { by }),
            when: (s) => s.light === 'on',
            then: (s) => {
              s.light = 'off';
            },
          }),
        ],
      }),
    );

  it('finds who is struck and how, several by one action as well', () => {
    expect(read('crash of the source', 'Edge1')).toMatchObject([{ node: 'Edge1', mode: 'crash' }]);
    expect(read('at once: Core2 crashes; Cloud1 drops a message', 'Core2')).toMatchObject([
      { node: 'Core2', mode: 'crash' },
      { node: 'Cloud1', mode: 'omission' },
    ]);
  });

  it('takes a fault of a node that says nothing of a mode for one of no mode, and that of nobody for none', () => {
    expect(read('Core1 explodes', 'Core1')).toMatchObject([{ node: 'Core1', mode: null }]);
    expect(read('crash', undefined)).toEqual([]);
    expect(read('Core1 crashes', 'Network')).toEqual([]);
  });
});
