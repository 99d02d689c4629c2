import { afterAll, beforeAll, expect, test } from 'vitest';
import { result, suiteResult, violated } from '../testing/index.js';
import { htmlReport } from './index.js';
import { Reader } from './testing/browser.js';
import { longSuite, violatedCheck } from './testing/documents.js';

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.start();
});
afterAll(() => reader.end());

const opened = async (step: number) =>
  (await reader.open(htmlReport(violatedCheck), `#/agreement/commit/flawed/step/${step}`)).page;

test('the sentence leads to the steps of which it speaks', async () => {
  const page = await opened(0);
  const link = page.locator('.what-happened .step-link').first();
  const [, number] = /(\d+)/.exec(await link.innerText()) ?? [];
  await link.click();
  expect(page.url()).toMatch(new RegExp(`/step/${number}$`));
});

test('a message is drawn from its sender to its receiver, and what is lost says so', async () => {
  const page = await opened(4);
  const arrows = await page.locator('.diagram-svg .arrow > title').allTextContents();
  expect(arrows).toContainEqual(expect.stringMatching(/^Prepare\(P1\); from Coordinator, step 1; to P1, step 2/));
  expect(arrows).toContainEqual(expect.stringMatching(/^Prepare\(P2\); from Coordinator, step 1; lost in step 3/));
  expect(await page.locator('.lane-head').allInnerTexts()).toEqual(['Coordinator', 'P1', 'P2', 'environment']);
});

test('on a telephone the name of a process is not broken within a word', async () => {
  const viewport = { width: 390, height: 800 };
  const { page } = await reader.open(htmlReport(violatedCheck), '#/agreement/commit/flawed', { viewport });
  const heights = await page
    .locator('.lane-head > span')
    .evaluateAll((names) => names.map((name) => name.getBoundingClientRect().height));
  expect(heights).toHaveLength(4);
  for (const height of heights) expect(height).toBeLessThan(20);
});

test('of more properties than there is room for, those left over are counted and named', async () => {
  const ids = ['agreement', 'validity', 'order', 'progress', 'safety'];
  const marks = ids.map((property) => ({ property, states: ['holds', 'open', 'open', 'open', 'violated'] as const }));
  const cone = { alternatives: [], causes: [], cone: [], decisive: [], surroundings: null };
  const property = { ...violated, explanation: { ...cone, marks } };
  const { page } = await reader.open(
    htmlReport({ version: 1, ...result({ properties: [property] }) }),
    '#/agreement/commit/flawed/step/4',
  );
  const others = page.locator('.step-row[aria-current="step"] .stand-others');
  expect(await others.getAttribute('title')).toBe('progress is violated\nsafety is violated');
  expect(await others.innerText()).toContain('+2');
});

test('what is known to be wrong with the design stands above the run that shows it', async () => {
  const finding = { id: 'T1', kind: 'flaw', isHeadline: true, title: 'it aborts what others have committed' } as const;
  const told = { ...finding, source: 'Transaction Manager', repair: 'stay' };
  const suite = { version: 1 as const, ...suiteResult(), findings: [told] };
  const { page } = await reader.open(htmlReport(suite), '#/P4.agreement/commit/flawed');
  expect(await page.locator('.check-head').innerText()).toContain(
    'Known of the documented design: T1 it aborts what others have committed',
  );
});

test('the state shows what was before, and on demand only what changed', async () => {
  const page = await opened(2);
  const table = page.getByRole('region', { name: 'State by process' });
  await table.locator('td.changed', { hasText: 'committed' }).waitFor();
  expect(await table.locator('td.changed del').allInnerTexts()).toEqual(['working']);
  const rows = await table.locator('tbody tr').count();
  await page.getByLabel('only what changed').check();
  expect(await table.locator('tbody tr').count()).toBeLessThan(rows);
  expect(await table.locator('tbody tr').count()).toBe(1);
});

test('the scrubber goes to any step, and says which it is', async () => {
  const page = await opened(0);
  const scrubber = page.getByRole('slider', { name: 'Step' });
  await scrubber.press('End');
  expect(page.url()).toMatch(/\/step\/4$/);
  expect(await scrubber.getAttribute('aria-valuetext')).toMatch(/^step 4 of 4: /);
});

test('it plays to the end by itself', async () => {
  const page = await opened(2);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForURL(/\/step\/4$/);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
});

test('on paper is the whole run, with what each step did, in dark on light and without what only a screen has', async () => {
  const document = longSuite(1, 400);
  const { page } = await reader.open(htmlReport(document), '#/P4.agreement/step/2', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const steps = page.locator('.on-paper .steps > li');
  await expect.poll(() => steps.count()).toBe(400);
  expect(await steps.nth(399).innerText()).toContain('participant[P2].phase: working → aborted');
  expect(await page.locator('.step-row').count()).toBe(401);
  for (const onScreen of [page.getByRole('slider'), page.locator('.step-panel'), page.locator('.tabs')]) {
    expect(await onScreen.isVisible()).toBe(false);
  }
  const whole = "document.querySelector('.diagram').scrollHeight - document.querySelector('.diagram').clientHeight";
  expect(await page.evaluate(whole)).toBe(0);
  const colours = 'getComputedStyle(document.documentElement)';
  expect(await page.evaluate(`${colours}.backgroundColor`)).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate(`${colours}.color`)).toBe('rgb(29, 31, 35)');
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(() => steps.count()).toBe(0);
});

test('of a long run only the steps near those in sight exist, and the one that is looked at is in sight', async () => {
  const { page } = await reader.open(htmlReport(longSuite(1, 400)));
  await page.locator('a[href*="P4.agreement"]').first().click();
  await page.locator('.diagram').waitFor();
  await page.keyboard.press('End');
  const here = page.locator('.step-row[aria-current="step"]');
  await here.waitFor();
  const box = await page.locator('.diagram').boundingBox();
  const row = await here.boundingBox();
  expect(await page.locator('.step-row').count()).toBeLessThan(100);
  expect(row?.y ?? 0).toBeGreaterThan(box?.y ?? Number.POSITIVE_INFINITY);
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
});
