import { expect, test } from 'vitest';
import { lanesOf, ownerOf } from './lanes.js';
import { message, pass, runOf } from './testing/index.js';

const state = {
  participant: { P1: { phase: 'working' }, P2: { phase: 'working' } },
  coordinator: { phase: 'active' },
  loadBalancer: 'watching',
  manager: { phase: 'idle' },
  chart: 'resumed',
};

const namesOf = (...run: Parameters<typeof runOf>) => lanesOf(runOf(...run)).map(({ name }) => name);

test('families stand together in their own order, in order of who does something first', () => {
  expect(
    namesOf(state, [
      { action: 'ask', process: 'Coordinator' },
      { action: 'vote', process: 'P2' },
      { action: 'begin', process: 'Load balancer' },
    ]),
  ).toEqual(['Coordinator', 'P1', 'P2', 'Load balancer']);
});

test('who only receives has a lane, too', () => {
  expect(
    namesOf({}, [{ action: 'ask', process: 'A', messages: [message('sent', 'Ask', { from: 'A', to: 'B' })] }]),
  ).toEqual(['A', 'B']);
});

test('there is an environment only where something happens of which nobody is the author', () => {
  expect(namesOf({}, [{ action: 'go', process: 'A' }, pass(5)])).toEqual(['A']);
  expect(
    namesOf({}, [
      { action: 'go', process: 'A' },
      { action: 'a link fails', kind: 'fault' },
    ]),
  ).toEqual(['A', 'environment']);
  expect(
    namesOf({}, [
      { action: 'loss', process: 'Network', kind: 'fault' },
      { action: 'go', process: 'A' },
    ]),
  ).toEqual(['A', 'Network']);
  expect(namesOf({}, [{ action: 'fill the big jug' }])).toEqual(['the system']);
});

test('the network has no fields of its own: what is in it is shown for itself', () => {
  const [network] = lanesOf(runOf({ network: [] }, [{ action: 'loss', process: 'Network', kind: 'fault' }]));
  expect(network).toMatchObject({ name: 'Network', fields: [] });
});

test('what can be up or down has a lane even if it does nothing', () => {
  const replicas = { replica: { Edge1: { up: true }, Edge2: { up: true } }, count: { one: { up: 1 } } };
  expect(namesOf(replicas, [{ action: 'ask', process: 'Client' }])).toEqual(['Client', 'Edge1', 'Edge2']);
  expect(namesOf({ coordinator: { up: true } }, [])).toEqual(['coordinator']);
});

test('of a large family only those have lanes that take part', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`N${number}`, { up: true }]));
  expect(namesOf({ node: many }, [{ action: 'go', process: 'N7' }])).toEqual(['N7']);
});

test('who is called Byzantine in the state is known as such', () => {
  const lanes = lanesOf(
    runOf({ byzantine: ['B'] }, [
      { action: 'go', process: 'A' },
      { action: 'lie', process: 'B' },
    ]),
  );
  expect(lanes.map(({ isByzantine }) => isByzantine)).toEqual([false, true]);
});

test('a field belongs to the member of a family, or to the process that is called like it', () => {
  const lanes = lanesOf(
    runOf(state, [
      { action: 'ask', process: 'Coordinator' },
      { action: 'vote', process: 'P1' },
      { action: 'begin', process: 'Load balancer' },
      { action: 'prepare', process: 'Replication manager' },
    ]),
  );
  const owner = (field: string) => {
    const { lane, rest } = ownerOf(field, lanes);
    return [lane?.name ?? null, rest.map(({ name }) => name).join(' ')];
  };
  expect(owner('participant[P1].phase')).toEqual(['P1', 'phase']);
  expect(owner('coordinator.votes[T1]')).toEqual(['Coordinator', 'votes T1']);
  expect(owner('loadBalancer')).toEqual(['Load balancer', '']);
  expect(owner('manager.phase')).toEqual(['Replication manager', 'phase']);
  expect(owner('chart')).toEqual([null, 'chart']);
});
