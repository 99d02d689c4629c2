import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  found,
  projectResult,
  result,
  resultOfRandomRuns,
  suiteCheck,
  suiteResult,
  violated,
} from '../testing/index.js';
import { htmlReport } from './index.js';
import { type OpenPage, Reader } from './testing/browser.js';
import { goodSuite, hostileCheck, longSuite, surroundedCheck, violatedCheck } from './testing/documents.js';

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.start();
});
afterAll(() => reader.end());

const step = (page: Page) => Number(/\/step\/(\d+)$/.exec(page.url())?.[1]);

/** That a page did nothing behind its reader's back. */
function expectCalm({ complaints, requests }: OpenPage): void {
  expect(complaints).toEqual([]);
  expect(requests).toEqual([]);
}

describe('by keyboard alone', () => {
  test('one comes from the overview to the counterexample, through its steps, and back', async () => {
    const open = await reader.open(htmlReport(violatedCheck));
    const { page } = open;
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/agreement\/commit\/flawed/);
    // The address is there a moment before the page that listens.
    await page.getByRole('slider').waitFor();
    await page.keyboard.press('Home');
    for (const key of ['j', 'ArrowRight', 'j']) await page.keyboard.press(key);
    expect(step(page)).toBe(3);
    expect(await page.locator('[aria-current="step"]').first().innerText()).toContain('lose');
    // What the step changed is there to be read.
    expect(await page.locator('main').innerText()).toContain('losses');
    await page.keyboard.press('k');
    expect(step(page)).toBe(2);
    await page.keyboard.press('End');
    await page.keyboard.press('j');
    expect(step(page)).toBe(4);
    await page.keyboard.press('r');
    await page.getByText('Run it again').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('slider').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').waitFor();
    expectCalm(open);
  });

  test('one finds a check, and narrows what is found', async () => {
    const open = await reader.open(htmlReport(longSuite(200, 4)));
    const { page } = open;
    await page.keyboard.press('/');
    await page.keyboard.type('participants=117');
    await page.getByText('1 of 200 checks').waitFor();
    // The search is part of the address, so that it can be passed on.
    expect(page.url()).toContain('search=participants%3D117');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/P4\.agreement\/commit\/repaired\/participants=117$/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'unexpected' }).press('Enter');
    await page.getByText('1 of 200 checks').waitFor();
    expectCalm(open);
  });

  test('help says what the keys do, and goes away again', async () => {
    const { page } = await reader.open(htmlReport(goodSuite));
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('an address', () => {
  test('opens the page at its step', async () => {
    const { page } = await reader.open(htmlReport(violatedCheck), '#/agreement/commit/flawed/step/3');
    expect(await page.locator('[aria-current="step"]').first().innerText()).toContain('lose');
  });

  test('may be the beginning of one: the most telling check is meant', async () => {
    const { page } = await reader.open(htmlReport(goodSuite), '#/P4.agreement/step/2');
    expect(await page.locator('h1').innerText()).toContain('violated');
    expect(await page.locator('[aria-current="step"]').first().innerText()).toContain('commit');
  });

  test('of nothing says so, and leads to the overview', async () => {
    const { page } = await reader.open(htmlReport(goodSuite), '#/P99.nothing');
    await page.getByText('Nothing of this name is in this report').waitFor();
    await page.getByRole('link', { name: 'All that is in it' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'of 2 properties' }).waitFor();
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each([
    ['the overview of a suite', goodSuite, '#/'],
    ['the overview of a check', violatedCheck, '#/'],
    ['a counterexample', violatedCheck, '#/agreement/commit/flawed/step/3'],
    ['a run', violatedCheck, '#/agreement/commit/flawed/run'],
    ['what is found', longSuite(200, 4), '#/?search=commit'],
  ])('%s has nothing that keeps somebody out', async (_, document, address) => {
    const open = await reader.open(htmlReport(document), address, { colorScheme });
    // All that can be opened is looked into.
    await open.page.locator('summary').evaluateAll((all) => {
      for (const summary of all) summary.click();
    });
    // By the debugger, since the page's policy lets no other script in.
    await open.page.evaluate(axe.source);
    const { violations } = await open.page.evaluate(() => Reflect.get(globalThis, 'axe').run());
    expect(violations.map(({ id, nodes }: axe.Result) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

test('colours are chosen, and stay chosen', async () => {
  const { page } = await reader.open(htmlReport(goodSuite), '#/', { colorScheme: 'light' });
  const background = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
  const light = await background();
  const button = page.getByRole('button', { name: 'Colours' });
  await button.click();
  expect(await background()).toBe(light);
  await button.click();
  expect(await background()).not.toBe(light);
  await page.reload();
  expect(await background()).not.toBe(light);
});

describe('what is long', () => {
  test('is drawn only where it is seen, and is whole all the same', async () => {
    const open = await reader.open(htmlReport(longSuite(200, 400)), '#/?search=commit');
    const rows = open.page.locator('.long-list > li');
    expect(await rows.count()).toBeLessThan(80);
    await open.page.keyboard.press('End');
    await open.page.getByText('participants = 198').waitFor();
    expect(await rows.count()).toBeLessThan(80);
    expectCalm(open);
  });

  test('opens at the last of 400 steps', async () => {
    const open = await reader.open(htmlReport(longSuite(200, 400)), '#/P4.agreement/step/400');
    await open.page.locator('[aria-current="step"]').first().waitFor();
    expect(step(open.page)).toBe(400);
    expectCalm(open);
  });
});

test('what is undecided is told apart from what came out otherwise', async () => {
  const countsOf = async (outcome: 'undecided' | 'otherwise') => {
    const check = suiteCheck('holds', { outcome, objection: 'so it is' });
    const { page } = await reader.open(htmlReport({ version: 1, ...suiteResult(check) }));
    const short = page.locator('.property', { hasText: 'P4' }).locator('.counts b', { hasText: '0/1' }).locator('..');
    return short.getAttribute('class');
  };
  expect(await countsOf('undecided')).toContain('count-open');
  expect(await countsOf('otherwise')).toContain('count-wrong');
});

test('hostile content is shown, not run', async () => {
  const html = htmlReport(hostileCheck);
  for (const address of ['#/', '#/?search=img']) {
    const open = await reader.open(html, address);
    await open.page.locator('a[data-check]').first().click();
    await open.page.locator('h1').filter({ hasText: '</script><img' }).waitFor();
    await open.page.keyboard.press('j');
    await open.page.keyboard.press('r');
    await open.page.getByText('Run it again').waitFor();
    expect(await open.page.locator('img').count()).toBe(0);
    expect(await open.page.title()).toContain('</script><img');
    expectCalm(open);
  }
});

describe('without JavaScript', () => {
  test('the overview and the steps of what nobody expected are there', async () => {
    const open = await reader.open(htmlReport(violatedCheck), '#/', { javaScriptEnabled: false });
    const text = await open.page.locator('main').innerText();
    expect(text).toContain('1 of 1 verdict is not as expected');
    for (const action of ['request', 'commit', 'lose', 'give up']) expect(text).toContain(action);
    await open.page.locator('a[data-check]').first().click();
    expect(await open.page.locator(':target').count()).toBe(1);
    expectCalm(open);
  });

  test('hostile content is shown, not run', async () => {
    const open = await reader.open(htmlReport(hostileCheck), '#/', { javaScriptEnabled: false });
    expect(await open.page.locator('img').count()).toBe(0);
    expectCalm(open);
  });
});

describe('how a check was run', () => {
  test('shows on which levels its states are, and all that is on the page is in sight', async () => {
    const [levels, address] = [[1, 3, 1_228, 2], '#/agreement/commit/flawed/run'];
    const document = { version: 1 as const, ...result({ levels, depth: 4, properties: [violated] }) };
    const open = await reader.open(htmlReport(document), address);
    const rows = await open.page.getByRole('region', { name: 'Levels' }).locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s+/).filter((word) => word !== ''))).toEqual([
      ['1', '1'],
      ['2', '3'],
      ['3', '1,228'],
      ['4', '2'],
    ]);
    const hidden = "document.querySelector('.run').scrollHeight - document.querySelector('.run').clientHeight";
    expect(await open.page.evaluate(hidden)).toBe(0);
    expect(await open.page.getByRole('region', { name: 'How', exact: true }).innerText()).toContain('signalbox 1.2.3');
    expectCalm(open);
  });

  test('shows how long random walks were, and no levels', async () => {
    const document = { version: 1 as const, ...resultOfRandomRuns({ properties: [found] }) };
    const { page } = await reader.open(htmlReport(document), '#/agreement/commit/flawed/run');
    const rows = await page.getByRole('region', { name: 'Lengths of walks' }).locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '1 3',
      '2 to 3 0',
      '4 to 7 1,997',
      '8 to 15 0',
      '16 to 31 8,000',
    ]);
    expect(await page.getByRole('region', { name: 'Levels' }).count()).toBe(0);
  });
});

describe('the states around a run', () => {
  test('are drawn, and said in words', async () => {
    const open = await reader.open(htmlReport(surroundedCheck), '#/agreement/commit/flawed/graph');
    await open.page.locator('.picture canvas').first().waitFor();
    await open.page.locator('summary').click();
    expect(await open.page.locator('.states').innerText()).toContain('instead: fail (P1) → elsewhere from 2');
    expectCalm(open);
  });

  test('are only said where nothing can be drawn', async () => {
    const open = await reader.open(htmlReport(surroundedCheck), '#/');
    await open.page.evaluate('HTMLCanvasElement.prototype.getContext = () => null');
    await open.page.evaluate('location.hash = "#/agreement/commit/flawed/graph"');
    await open.page.getByText('This browser draws no WebGL').waitFor();
    expect(await open.page.locator('.states').innerText()).toContain('after step 4');
    expect(await open.page.locator('.picture').count()).toBe(0);
    expectCalm(open);
  });

  test('are missed where a result does not have them', async () => {
    const { page } = await reader.open(htmlReport(violatedCheck), '#/agreement/commit/flawed');
    await page.keyboard.press('g');
    await page.getByText('were not kept in the result').waitFor();
  });
});

describe('a run can be kept', () => {
  test.each([
    ['Trace', 'agreement.trace.json', '"model": "commit"'],
    ['ITF', 'agreement.itf.json', '"#meta"'],
    ['ShiViz', 'agreement.shiviz.log', 'Coordinator {"Coordinator":1'],
    ['Mermaid', 'agreement.mmd', 'sequenceDiagram'],
    ['vitest test', 'agreement.test.ts', "from 'vitest'"],
    ['GEXF', 'agreement.gexf', '<gexf'],
  ])('as %s', async (label, name, text) => {
    const open = await reader.open(htmlReport(surroundedCheck), '#/agreement/commit/flawed');
    const downloading = open.page.waitForEvent('download');
    await open.page.getByRole('button', { name: label, exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(name);
    expect(readFileSync(await download.path(), 'utf8')).toContain(text);
    expectCalm(open);
  });

  test('as a text for an issue, with its diagram', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const open = await reader.open(htmlReport(violatedCheck), '#/agreement/commit/flawed', { permissions });
    await open.page.getByRole('button', { name: 'Copy for an issue' }).click();
    await open.page.getByText('copied').waitFor();
    const text = await open.page.evaluate('navigator.clipboard.readText()');
    expect(text).toContain('```mermaid\nsequenceDiagram');
    expect(text).toContain('signalbox check commit --variant flawed');
    expectCalm(open);
  });
});

test('the page of a project says what its gate says, and why a violation is expected', async () => {
  const open = await reader.open(htmlReport({ version: 1, ...projectResult() }));
  const { page } = open;
  const main = page.locator('main');
  expect(await main.getByRole('heading', { level: 1 }).innerText()).toBe(
    '1 of 2 properties hold, 1 violated as expected and the gate fails',
  );
  const gate = page.getByRole('region', { name: 'The gate' });
  expect(await gate.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('4 states; its baseline has 3 states'),
    expect.stringMatching(/2 of 3 actions .* \(only reported\)/),
  ]);
  expect(await main.innerText()).not.toContain('documented design');
  await page.getByRole('region', { name: 'Known violations' }).getByRole('link').click();
  await page.getByText('Expected to be violated until 2027-06-30, because nobody queues').waitFor();
  expectCalm(open);
});

test('a property shows by its mark whether it is open', async () => {
  const { page } = await reader.open(htmlReport({ version: 1, ...projectResult() }));
  const turned = () => page.evaluate("getComputedStyle(document.querySelector('.property-id'), '::before').rotate");
  await page.locator('.property').first().waitFor();
  expect(await turned()).toBe('-45deg');
  await page.locator('.property > summary').first().click();
  expect(await turned()).toBe('45deg');
});
