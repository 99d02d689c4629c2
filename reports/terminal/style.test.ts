import { expect, test } from 'vitest';
import { plain, styleOf } from './style.js';

const isColoured = (style: ReturnType<typeof styleOf>) => style.paint.red('x') !== 'x';

test('a terminal is coloured and as wide as it says', () => {
  const style = styleOf({ isTTY: true, columns: 90 }, {});
  expect(isColoured(style)).toBe(true);
  expect(style.width).toBe(90);
});

test('a pipe is plain and not broken into lines, also in continuous integration', () => {
  expect(isColoured(styleOf({}, { CI: 'true' }))).toBe(false);
  expect(styleOf({}, {}).width).toBe(plain.width);
});

test('NO_COLOR and FORCE_COLOR decide where they are set', () => {
  expect(isColoured(styleOf({ isTTY: true, columns: 90 }, { NO_COLOR: '1' }))).toBe(false);
  expect(isColoured(styleOf({}, { FORCE_COLOR: '1' }))).toBe(true);
  expect(isColoured(styleOf({ isTTY: true, columns: 90 }, { TERM: 'dumb' }))).toBe(false);
});

test('a terminal that says it has no width is not believed', () => {
  expect(styleOf({ isTTY: true, columns: 0 }, {}).width).toBe(60);
});
