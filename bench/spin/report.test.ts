import { describe, expect, test } from 'vitest';
import { parseReport } from './report.js';

const head = `
(Spin Version 6.5.2 -- 6 December 2019)

Full statespace search for:
	never claim         	- (none specified)
	assertion violations	+
	cycle checks       	- (disabled by -DSAFETY)
	invalid end states	- (disabled by -E flag)

`;

const counts = `State-vector 20 byte, depth reached 22, errors: 0
   296448 states, stored
	  296448 nominal states (stored-atomic)
  2448258 states, matched
  2744706 transitions (= stored+matched)
        0 atomic steps
hash conflicts:    281254 (resolved)
`;

const counted = { distinctStates: 296_448, transitions: 2_744_706, depth: 23 };

describe('what SPIN prints', () => {
  test('is read where it sums up memory in one line', () => {
    const report = `${head}${counts}\n   19.426	memory usage (Mbyte)\n\n\npan: elapsed time 0.21 seconds\n`;
    expect(parseReport(report)).toEqual({ ...counted, seconds: 0.21, bytesPerState: (19.426 * 2 ** 20) / 296_448 });
  });

  test('is read where counts are so large that they are rounded', () => {
    const large = counts.replace('2744706 transitions', '1.235584e+08 transitions');
    const report = `${head}${large}\n   19.426	memory usage (Mbyte)\n\n\npan: elapsed time 0.21 seconds\n`;
    expect(parseReport(report).transitions).toBe(123_558_400);
  });

  test('is read where it lists memory, and only the total counts', () => {
    const report = `${head}${counts}
Stats on memory usage (in Megabytes):
   15.832	equivalent memory usage for states (stored*(State-vector + overhead))
   24.999	actual memory usage for states (compression: 81.86%)
    8.000	memory used for hash table (-w20)
    0.046	memory used for DFS stack (-m1000)
   33.000	total actual memory usage


pan: elapsed time 0.56 seconds
pan: rate 529371.43 states/second
`;
    expect(parseReport(report)).toEqual({ ...counted, seconds: 0.56, bytesPerState: (33 * 2 ** 20) / 296_448 });
  });

  test('is read where processes share memory, which counts beside that of the first', () => {
    const report = `cpu00: largest shared memory segment: 16000 MB
${head}${counts}the hash table is 28.3 % filled (hint: rerun with -w19 to reduce runtime)

    0.195	total non-shared memory usage
  273.535	total shared memory usage

pan: elapsed time 0.54 seconds
pan: releasing shared memory...done
`;
    expect(parseReport(report).bytesPerState).toBeCloseTo(((0.195 + 273.535) * 2 ** 20) / 296_448, 6);
  });

  test('is refused where it found an error', () => {
    const report = `pan:1: assertion violated agree() (at depth 28)\n${head}${counts.replace('errors: 0', 'errors: 1')}`;
    expect(() => parseReport(report)).toThrow('SPIN found 1 errors');
  });

  test.each(['error: max search depth too small', 'Warning: Search not completed'])(
    'is refused where it says "%s"',
    (line) => {
      const report = `${line}\n${head}${counts}\n   19.426	memory usage (Mbyte)\n\npan: elapsed time 0.21 seconds\n`;
      expect(() => parseReport(report)).toThrow('SPIN did not finish');
    },
  );

  test.each([
    ['states', / *296448 states, stored/],
    ['transitions', /.*transitions.*/],
    ['depth', /depth reached 22/],
    ['time', /.*elapsed time.*/],
    ['memory', /.*memory usage.*/],
  ])('is refused where it says nothing of %s', (what, line) => {
    const report = `${head}${counts}\n   19.426	memory usage (Mbyte)\n\npan: elapsed time 0.21 seconds\n`;
    expect(() => parseReport(report.replace(line, ''))).toThrow(`SPIN reported no ${what}`);
  });
});
