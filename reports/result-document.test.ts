import { expect, test } from 'vitest';
import { resultVersion, toJson } from './result-document.js';
import { found, randomRuns, result, resultOfRandomRuns, violated } from './testing/index.js';

test('the document of a check has what the contract lists', () => {
  const document = JSON.parse(JSON.stringify(toJson(result({ properties: [violated] }))));
  expect(document.version).toBe(resultVersion);
  expect(Object.keys(document)).toEqual(
    expect.arrayContaining(
      [
        'version model variant parameters engine search symmetry storage seed distinctStates transitions depth complete',
        'reason seconds bytesPerState peakMemory omissionProbability actions warnings properties',
      ]
        .join(' ')
        .split(' '),
    ),
  );
  expect(Object.keys(document.properties[0])).toEqual(
    expect.arrayContaining('id name kind verdict expected reason vacuous cases trace'.split(' ')),
  );
  expect(document.seed).toBeNull();
});

test('that of random runs says what was tried, and by which run a property was decided', () => {
  const document = JSON.parse(JSON.stringify(toJson(resultOfRandomRuns({ properties: [found] }))));
  expect(document).toMatchObject({ engine: 'random', search: 'walks', seed: 1, random: randomRuns });
  expect(document.properties[0].found).toEqual({ walk: 17, strategy: 'novel', steps: 212, path: '17:0:3' });
  expect(JSON.parse(JSON.stringify(toJson(result()))).random).toBeNull();
});
