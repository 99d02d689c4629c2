import { expect, test } from 'vitest';
import { resultVersion, toJson } from './result-document.js';
import { result, violated } from './testing/index.js';

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
