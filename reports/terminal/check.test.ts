import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import {
  found,
  inconclusive,
  lasso,
  property,
  randomRuns,
  reached,
  result,
  resultOfRandomRuns,
  trace,
  unrefuted,
  vacuous,
  violated,
} from '../testing/index.js';
import { renderCheck, renderFailure, renderTrace } from './check.js';
import { plain, type Style } from './style.js';
import { widthOf } from './text.js';

const render = (...given: Parameters<typeof result>) => renderCheck(result(...given), { style: plain });

describe('a check in the terminal', () => {
  test('says what was checked, in words', () => {
    expect(render()).toMatch(/^commit, variant flawed, with participants = 2 and crashes = 0\n/);
    expect(render({ parameters: {} })).toMatch(/^commit, variant flawed\n/);
  });

  test('has one line for each property, with mark, sentence and reason', () => {
    const text = render({ properties: [property(), violated, reached, inconclusive, vacuous] });
    expect(text).toContain('✓ safe                      nothing bad happens — holds: all 1,234 states\n');
    expect(text).toContain(
      '✗ agreement                 nobody commits what another aborts — violated after 4 steps (none is shorter)\n',
    );
    expect(text).toContain('✓ agreement/reached:commit  somebody commits — reached after 4 steps (none is shorter)\n');
    expect(text).toContain('? safe                      nothing bad happens — inconclusive: stopped at 1,000 states\n');
    expect(text).toContain(
      '! safe                      nothing bad happens — holds: vacuously: its premise held nowhere\n',
    );
  });

  test('shows a counterexample under the violated property, and what is wrong in the end', () => {
    const text = render({ properties: [violated] });
    expect(text).toContain(
      '✗ agreement is violated after 4 steps: nobody commits what another aborts\n\n   initially\n',
    );
    expect(text).toContain('wrong: it does not hold in the state after step 4\n');
    expect(text).toContain('participant  P1  phase: committed, up: true\n');
    expect(text).toContain('             P2  phase: aborted, up: true\n');
  });

  test('says which fairness is assumed where it is not what the model declares', () => {
    expect(render({ fairness: 'none' })).toMatch(/ and crashes = 0\n {2}assuming no fairness\n\n/);
    expect(render({ fairness: 'strong' })).toContain('  assuming strong fairness of every action of the protocol\n');
    expect(render()).not.toContain('assuming');
  });

  test('shows a run that goes on for ever, what is wrong with it and why it is fair', () => {
    const reason = 'violated by a run that repeats steps 4 to 5 for ever';
    const endless = { ...violated, id: 'ends', name: 'all ends', kind: 'leadsTo', reason, trace: lasso };
    const text = render({ properties: [endless] });
    expect(text).toContain('  ✗ ends  all ends — violated by a run that repeats steps 4 to 5 for ever\n');
    expect(text).toContain(`✗ ends is ${reason}: all ends\n\n   initially\n`);
    expect(text).toContain(`\
╰──  back in the state after step 3

  wrong: once the premise holds, the conclusion never does, then or later; steps 4 to 5 repeat for ever from this state on
    coordinator      phase: preparing
    participant  P1  phase: committed, up: true
                 P2  phase: working, up: true
    network: [], crashes: 0

  why this run is fair:
    taken at step 4                  ask again(P2)
`);
  });

  test('says of a deadlock that nothing can happen', () => {
    expect(render({ properties: [{ ...violated, kind: 'deadlockFree' }] })).toContain('nothing can happen any more');
  });

  test('says of a broken step that it breaks', () => {
    expect(render({ properties: [{ ...violated, kind: 'alwaysStep' }] })).toContain('step 4 breaks it');
  });

  test('shows a witness only where it is asked for', () => {
    expect(render({ properties: [reached] })).not.toContain('initially');
    const asked = renderCheck(result({ properties: [reached] }), { style: plain, witnesses: true });
    expect(asked).toContain('agreement/reached:commit is reached after 4 steps: somebody commits');
    expect(asked).toContain('reached: it is so in the state after step 4');
  });

  test('shows a known flaw as expected', () => {
    const text = render({ properties: [{ ...violated, expected: 'violated' }] });
    expect(text).toContain('✓ agreement');
    expect(text).toContain('violated, as expected');
  });

  test('says that a known flaw is no longer found', () => {
    const text = render({ properties: [property({ expected: 'violated' })] });
    expect(text).toContain('✗ safe');
    expect(text).toContain('although it is known to be violated');
    expect(text).toContain('the property is no longer violated');
  });

  test('shows how often each action was enabled and taken', () => {
    expect(render()).toMatch(/give up +1,200 +2,400/);
  });

  test('says that states are counted up to symmetry', () => {
    expect(render({ symmetry: 'on' })).toContain('\n  1,234 states up to symmetry · 5,678 transitions');
  });

  test('ends with a conclusion and the figures in one line', () => {
    expect(render()).toMatch(
      /the property holds\n {2}1,234 states · 5,678 transitions · depth 9 · 0\.25 s · 22\.7 thousand transitions\/s · 22 bytes\/state · 64 MiB\n$/,
    );
    expect(render({ properties: [property(), property({ id: 'other' })] })).toContain('all 2 properties hold\n');
    expect(render({ properties: [violated, inconclusive, vacuous] })).toContain(
      '1 of 3 properties is violated; 1 of 3 properties is true only vacuously: the premise never held; 1 of 3 properties is inconclusive\n',
    );
    expect(render({ properties: [violated, { ...violated, kind: 'reachable' }] })).toContain(
      '1 of 2 properties is violated; 1 of 2 properties is never reached\n',
    );
    expect(render({ distinctStates: 7 })).not.toContain('bytes/state');
    expect(render()).not.toContain('missed');
    expect(render({ storage: 'compact', omissionProbability: 4.2e-13 })).toContain(
      ' · storage compact · a state was missed with probability 4.2e-13\n',
    );
    expect(render({ interrupted: true, reason: 'interrupted at 7 states' })).toContain('interrupted at 7 states\n');
  });

  test('passes on warnings, and what to do next', () => {
    expect(render({ warnings: ['the action "never" was never taken'] })).toContain(
      'warning: the action "never" was never taken\n',
    );
    expect(renderCheck(result(), { style: plain, next: ['signalbox replay trace.json'] })).toMatch(
      /\n {2}signalbox replay trace\.json\n$/,
    );
  });

  test('tells a fault of the model once, with the run that led there', () => {
    const message = 'action "up": value cannot be 4: it is an integer from 0 to 3';
    const failure = { kind: 'model', message, trace } as const;
    const text = render({ failure, properties: [{ ...inconclusive, reason: message }] });
    expect(text.split(message)).toHaveLength(2);
    expect(text).toContain(`✗ The model is at fault: ${message}\n\n   initially\n`);
    expect(text).toContain('nothing bad happens — undecided\n');
  });

  test('is plain without colours and keeps within the width with them', () => {
    const everything = result({ properties: [property(), violated, reached, inconclusive, vacuous] });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what must not occur
    expect(renderCheck(everything, { style: plain, witnesses: true })).not.toMatch(/\u001b/);
    const coloured: Style = { paint: picocolors.createColors(true), width: 80 };
    const text = renderCheck(everything, { style: coloured, witnesses: true });
    expect(text).toContain(coloured.paint.red('violated after 4 steps'));
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  });
});

describe('random runs in the terminal', () => {
  const render = (...given: Parameters<typeof resultOfRandomRuns>) =>
    renderCheck(resultOfRandomRuns(...given), { style: plain });

  test('say that they are, from which seed, how long and by which strategies', () => {
    expect(render()).toMatch(
      /^commit, .* and crashes = 0\n {2}by random runs from seed 1, of at most 30 steps each: uniform and novel\n\n/,
    );
    expect(result().random).toBeNull();
    expect(renderCheck(result(), { style: plain })).not.toContain('random');
  });

  test('say how much was tried without a violation, and what that shows and what not', () => {
    const text = render({ properties: [unrefuted, reached] });
    expect(text).toContain(
      '✓ safe                      nothing bad happens — unrefuted: in 10,000 walks, 3,412,118 steps\n',
    );
    expect(text).toContain(
      '\n  1 of 2 properties is unrefuted, 1 holds\n' +
        '  unrefuted: no violation was found in what was tried; that does not show that there is none. A check of all states shows it, if they fit\n',
    );
    expect(render()).toContain('\n  the property is unrefuted\n');
    expect(render({ properties: [unrefuted, unrefuted] })).toContain('\n  all 2 properties are unrefuted\n');
    expect(render({ properties: [reached] })).not.toContain('unrefuted');
  });

  test('never say that what they did not refute holds', () => {
    expect(render({ properties: [unrefuted, { ...unrefuted, id: 'other' }] })).not.toMatch(/hold/);
  });

  test('say by which walk a violation was found, and how short it was made', () => {
    const text = render({ properties: [found, unrefuted] });
    expect(text).toContain(
      '✗ agreement is violated after 4 steps: nobody commits what another aborts\n' +
        '  found by walk 17 (novel) after 212 steps, shortened to 4\n' +
        '\n   initially\n',
    );
    expect(text).toContain('\n  1 of 2 properties is violated\n  unrefuted: ');
  });

  test('say the parameters of a run where they vary', () => {
    const other = { ...trace, parameters: { participants: 3, crashes: 0 } };
    expect(render({ properties: [{ ...found, trace: other }] })).toContain(
      ', shortened to 4\n  with participants = 3 and crashes = 0\n\n   initially\n',
    );
  });

  test('say that a known flaw was not found', () => {
    const known = render({ properties: [{ ...unrefuted, expected: 'violated' }] });
    expect(known).toContain('✗ safe');
    expect(known).toContain('\n  the property is known to be violated, which no run found\n');
  });

  test('do not call true what they never put to the test', () => {
    const idle = render({ properties: [{ ...inconclusive, vacuous: true, cases: 0 }] });
    expect(idle).toContain('? safe');
    expect(idle).toContain('\n  the property is inconclusive\n');
  });

  test('say how often actions were taken, and not how often they were enabled', () => {
    expect(render()).toMatch(/ {2}action {3}taken .*\n {2}request {6}1 .* give up {2}2,400 .* never {8}0\n/);
    expect(render()).not.toContain('enabled');
  });

  test('have figures of their own', () => {
    expect(render()).toContain(
      '\n  10,000 walks · 3,412,118 steps · 1,234 states · 0.25 s · 13.6 million steps/s · 64 MiB\n',
    );
    const estimated = { ...randomRuns, isEstimated: true };
    expect(render({ random: estimated, distinctStates: 1_234_567 })).toContain(' · about 1.2 million states · ');
  });

  test('end with what was found when they are interrupted', () => {
    expect(render({ interrupted: true, reason: 'interrupted after 7 walks' })).toContain(
      '  interrupted after 7 walks\n',
    );
  });

  test('keep within the width', () => {
    const text = renderCheck(resultOfRandomRuns({ properties: [found, unrefuted] }), {
      style: { ...plain, width: 80 },
    });
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  });
});

test('a disagreement is no verdict and says whose fault it is', () => {
  expect(renderFailure({ kind: 'disagreement', message: 'the counts differ', trace: null }, plain)).toMatch(
    /^✗ signalbox disagrees with itself \(a bug of signalbox, no verdict; please report it\): the counts differ\n$/,
  );
});

test('a trace alone comes with its model', () => {
  expect(renderTrace(trace, plain)).toMatch(/^commit, variant flawed, with participants = 2\n\n {3}initially\n/);
  expect(renderTrace(lasso, plain)).toMatch(/back in the state after step 3\n\n {2}why this run is fair:\n/);
});
