import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { htmlReport } from './html-report.js';
import { goodSuite, hostileCheck, longSuite, violatedCheck } from './testing/documents.js';

/** What the page has as its data. */
function dataIn(html: string): unknown {
  const [, attributes = '', text = ''] = /<script (type="[^"]+" id="data"[^>]*)>(.*?)<\/script>/s.exec(html) ?? [];
  if (!attributes.includes('deflate-raw')) return JSON.parse(text);
  return JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString());
}

describe('the page', () => {
  test.each([
    ['a check', violatedCheck],
    ['a suite', goodSuite],
    ['what is large', longSuite(200, 400)],
    ['what is hostile', hostileCheck],
  ])('of %s holds all of it', (_, document) => {
    expect(dataIn(htmlReport(document))).toEqual([JSON.parse(JSON.stringify(document))]);
  });

  test('of the same results has the same bytes', () => {
    for (const document of [violatedCheck, longSuite(200, 400)]) {
      expect(htmlReport(document)).toBe(htmlReport(structuredClone(document)));
    }
  });

  test('of several results has them all', () => {
    const html = htmlReport(goodSuite, violatedCheck);
    expect(dataIn(html)).toHaveLength(2);
    expect(html).toMatch(/<title>1 surprise: [^<]+<\/title>/);
  });

  test('of a run with 200 checks and 400 steps stays far below what a mail takes', () => {
    expect(htmlReport(longSuite(200, 400)).length).toBeLessThan(1_000_000);
  });

  test('lets nothing in or out but what it consists of', () => {
    const html = htmlReport(violatedCheck);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]{44}'; style-src 'sha256-[\w+/=]{44}'; img-src data: blob:; base-uri 'none'; form-action 'none'$/,
    );
    expect(html).not.toMatch(/<(script|link|img)[^>]* (src|href)="(?!data:)/);
  });
});
