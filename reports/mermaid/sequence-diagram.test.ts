import { describe, expect, test } from 'vitest';
import type { Trace } from '../../checker/index.js';
import { lasso, stop, timePasses, trace } from '../testing/index.js';
import { escaped } from './escaped.js';
import { sequenceDiagram } from './sequence-diagram.js';

const hostile = [
  '</script><img src=x onerror=alert(1)>',
  'a;b',
  'a#b',
  'x\ny',
  '%%{init: {"theme":"dark"}}%%',
  'end',
  'wrap: a',
  'a->>b: c',
  '"quoted"',
  '`code`',
];

/** Every line is one of those that a diagram is made of, and nothing in its texts could be read as anything else. */
function expectToBeADiagram(diagram: string): void {
  const text = String.raw`(?:[\p{L}\p{N} .,()\[\]/=+→'_-]|#\d+;)*`;
  const line = new RegExp(
    `^(?:participant p\\d+ as ${text}|Note over p\\d+(?:,p\\d+)?: ${text}(?:<br/>${text})*|p\\d+(?:-\\)|-x|--\\))p\\d+: ${text}|rect rgba\\([\\d., ]+\\)|loop from here on, for ever|end)$`,
    'u',
  );
  const [head, ...lines] = diagram.trimEnd().split('\n');
  expect(head).toBe('sequenceDiagram');
  for (const each of lines) expect(each.trim()).toMatch(line);
  const count = (beginning: RegExp) => lines.filter((each) => beginning.test(each.trim())).length;
  expect(count(/^end$/)).toBe(count(/^(rect|loop) /));
}

/** The same run, in which everything that has a name has this one. */
function named(name: string): Trace {
  const text = JSON.stringify(trace);
  const [P1, give] = [JSON.stringify(name), JSON.stringify(`${name} up`)];
  return JSON.parse(text.replaceAll('"P1"', P1).replaceAll('"give up"', give).replaceAll('"Prepare"', P1));
}

describe('a trace as a sequence diagram', () => {
  test('has lanes, arrows where messages arrive, crosses where they are lost, and the last step on a ground of its own', () => {
    expect(sequenceDiagram(trace)).toBe(`\
sequenceDiagram
  participant p1 as Coordinator
  participant p2 as P1
  participant p3 as P2
  participant p4 as environment
  Note over p1: 1. request (T1)<br/>phase active → preparing
  p1-)p2: Prepare(P1)
  Note over p2: 2. commit<br/>sends Done(1) P1 → Coordinator, which does not arrive in this run<br/>phase working → committed
  p1-xp3: Prepare(P2) (lost, of step 1)
  Note over p4: 3. lose [fault]<br/>losses 0 → 1
  rect rgba(255, 170, 0, 0.25)
    Note over p3: 4. give up (5) [timer]<br/>phase working → aborted
  end
`);
  });

  test.each([
    ['a counterexample', trace],
    ['a run that goes on for ever', lasso],
    ['a run that stops', stop],
    ['a run without steps', { ...trace, steps: [] }],
    ['a run in which time passes', { ...trace, steps: [timePasses(5), ...trace.steps, timePasses(7)] }],
  ])('%s is one', (_, given) => expectToBeADiagram(sequenceDiagram(given)));

  test('what repeats stands in a loop', () => {
    expect(sequenceDiagram(lasso)).toMatch(/ {2}loop from here on, for ever\n(?: {4}.*\n)+ {2}end\n$/);
    expect(sequenceDiagram(stop)).toContain('and here it stays for ever#59; what could happen need not#58; give up');
  });

  test.each(hostile)('whatever is called %j is shown, not read', (name) => {
    const diagram = sequenceDiagram(named(name));
    expectToBeADiagram(diagram);
    expect(diagram).toContain(`participant p2 as ${escaped(name)}\n`);
  });

  test('of a long run the middle is left out', () => {
    const steps = Array.from({ length: 400 }, () => trace.steps[3]).flatMap((step) => step ?? []);
    const diagram = sequenceDiagram({ ...trace, steps });
    expect(diagram).toContain('… 300 steps left out …'.replaceAll('…', '#8230;'));
    expect(diagram.length).toBeLessThan(50_000);
  });
});
