import { afterEach, expect, test, vi } from 'vitest';
import { showLine } from './progress.js';

const ora = vi.hoisted(() =>
  vi.fn((_: { readonly color?: string | false }) => ({ start: () => ({ stop: () => {} }) })),
);
vi.mock('ora', () => ({ default: ora }));

const isTerminal = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');

afterEach(() => {
  vi.unstubAllEnvs();
  if (isTerminal === undefined) Reflect.deleteProperty(process.stderr, 'isTTY');
  else Object.defineProperty(process.stderr, 'isTTY', isTerminal);
});

test.each([
  ['in colour at a terminal', { NO_COLOR: '', FORCE_COLOR: '', TERM: 'xterm' }, 'cyan'],
  ['plain where NO_COLOR is set', { NO_COLOR: '1', FORCE_COLOR: '', TERM: 'xterm' }, false],
])('the live line is %s', async (_, environment, color) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true });
  const display = await showLine('exploring', () => '');
  display.end();
  expect(ora).toHaveBeenLastCalledWith(expect.objectContaining({ color }));
});
