import { expect, test } from 'vitest';
import { resumeCommand } from './resume-command.js';

const called = ['check', 'two-phase', '--set', 'resourceManagers=9', '--checkpoint', 'my folder', '--time-limit=60s'];

test('it is the command as it was given, with the folder to go on from', () => {
  expect(resumeCommand(called, 'my folder', null)).toBe(
    "signalbox check two-phase --set resourceManagers=9 --time-limit=60s --resume 'my folder'",
  );
  expect(resumeCommand(['check', 'm.ts', '--resume=old', '--json'], 'old', 'time')).toBe(
    'signalbox check m.ts --json --resume old',
  );
});

test('without the budget that ran out, however it was written', () => {
  const budgets = ['check', 'm', '--max-states', '9', '--maxDepth=4', '--memory-limit', '1g', '--checkpoint=c'];
  expect(resumeCommand(budgets, 'c', 'states')).toBe('signalbox check m --maxDepth=4 --memory-limit 1g --resume c');
  expect(resumeCommand(budgets, 'c', 'depth')).toBe('signalbox check m --max-states 9 --memory-limit 1g --resume c');
  expect(resumeCommand(budgets, 'c', 'memory')).toBe('signalbox check m --max-states 9 --maxDepth=4 --resume c');
});
