import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { commandLines, fill, padLeft, padRight, paragraph, widthOf } from './text.js';

const colours = picocolors.createColors(true);

test('colours take no room', () => {
  expect(widthOf(colours.red('fault'))).toBe(5);
  expect(padRight(colours.red('ab'), 4)).toBe(`${colours.red('ab')}  `);
  expect(padLeft('7', 3)).toBe('  7');
});

test('pieces stand on one line as long as they fit', () => {
  expect(fill('  1  ', ['a → b', 'c → d'], 80, ' · ')).toEqual(['  1  a → b · c → d']);
  expect(fill('  1  ', ['a → b', 'c → d'], Number.POSITIVE_INFINITY, ' · ')).toHaveLength(1);
});

test('what does not fit goes on below the first piece, and no piece is broken', () => {
  const lines = fill('  1  ', ['phase: working', 'vote: none', 'up: true'], 30, ', ');
  expect(lines).toEqual(['  1  phase: working,', '     vote: none, up: true']);
  expect(lines.every((line) => widthOf(line) <= 30)).toBe(true);
});

test('a piece wider than everything is left whole', () => {
  expect(fill('', ['short', 'x'.repeat(50)], 20)).toEqual(['short', 'x'.repeat(50)]);
});

test('a head longer than the indent has its pieces beside it if they fit, else below', () => {
  expect(fill('  a rather long name  ', ['x → y', 'y → z'], 34, ' · ', 8)).toEqual([
    '  a rather long name  x → y ·',
    '        y → z',
  ]);
  expect(fill('  a rather long name  ', ['x → a long value'], 34, ' · ', 8)).toEqual([
    '  a rather long name',
    '        x → a long value',
  ]);
});

test('a head without pieces is a line of its own', () => {
  expect(fill('  1  up  ', [], 80)).toEqual(['  1  up']);
});

test('a sentence is broken between words', () => {
  expect(paragraph('- ', 'every state that is not final has a successor', 26)).toEqual([
    '- every state that is not',
    '  final has a successor',
  ]);
});

test('a command that is too long is continued as a shell continues it', () => {
  const command = 'signalbox check commit --variant flawed --set participants=2 --property P4';
  expect(commandLines('  ', command, 200)).toEqual([`  ${command}`]);
  const lines = commandLines('  see  ', command, 46);
  expect(lines).toEqual([
    '  see  signalbox check commit \\',
    '       --variant flawed --set participants=2 \\',
    '       --property P4',
  ]);
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(46);
});
