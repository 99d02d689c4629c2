import type { Explanation, Trace } from '../../../checker/index.js';
import { result, suiteCheck, suiteResult, trace, violated } from '../../testing/index.js';
import type { ResultDocument } from '../contents/index.js';

/** A check in which one property is violated, after four steps. */
export const violatedCheck: ResultDocument = { version: 1, ...result({ properties: [violated] }) };

/** The same, with the states around its run: in each, one thing more could have happened. */
export const surroundedCheck: ResultDocument = {
  version: 1,
  ...result({ properties: [{ ...violated, explanation: explanationOf(trace) }] }),
};

function explanationOf({ steps }: Trace): Explanation {
  const states = [0, ...steps.map((_, position) => position + 1)];
  const elsewhere = states.length;
  return {
    alternatives: states.map(() => []),
    marks: [],
    causes: steps.map(() => []),
    cone: [],
    decisive: [],
    surroundings: {
      complete: false,
      states: [
        ...states.map((step) => ({ label: `phase ${step}`, step })),
        ...states.map((step) => ({ label: `elsewhere from ${step}`, step: null })),
      ],
      transitions: [
        ...steps.map(({ action, arguments: given }, from) => ({
          from,
          to: from + 1,
          action,
          arguments: given,
          taken: true,
        })),
        ...states.map((from) => ({
          from,
          to: elsewhere + from,
          action: 'fail',
          arguments: { node: 'P1' },
          taken: false,
        })),
      ],
    },
  };
}

/** A suite in which nothing is as it should be not. */
export const goodSuite: ResultDocument = { version: 1, ...suiteResult() };

/** A suite of so many checks, the last of which is violated by a run of so many steps. */
export function longSuite(checks: number, steps: number): ResultDocument {
  const violatedLast = suiteCheck('holds', {
    outcome: 'otherwise',
    objection: `it should hold and is violated: violated after ${steps} steps`,
    result: result({ properties: [{ ...violated, id: 'P4.agreement', trace: longTrace(steps) }] }),
  });
  const good = Array.from({ length: checks - 1 }, (_, position) => {
    const check = suiteCheck();
    return { ...check, binding: { ...check.binding, parameters: { participants: position } } };
  });
  const suite = suiteResult();
  return {
    version: 1,
    ...suite,
    checks: [...good, violatedLast],
    properties: suite.properties.map((property) => ({
      ...property,
      obligations: property.obligations.map((obligation) => ({
        ...obligation,
        verdict: 'violated' as const,
        isShown: false,
        holds: Array.from({ length: checks }, (_, position) => position),
        breaks: [],
        reached: [],
      })),
    })),
  };
}

/** The steps of the small trace, again and again. */
function longTrace(steps: number): Trace {
  const longer = Array.from({ length: steps }, (_, position) => trace.steps[position % trace.steps.length]);
  return { ...trace, steps: longer.filter((step) => step !== undefined) };
}

const attack = '</script><img src="https://example.com/x" onerror="document.title=\'attacked\'"><!--';

/** A check whose every text is an attempt to be run rather than read. */
export const hostileCheck: ResultDocument = {
  version: 1,
  ...result({
    model: attack,
    variant: attack,
    parameters: { [attack]: attack },
    reason: attack,
    warnings: [attack],
    actions: [{ name: attack, enabled: 1, taken: 1, idle: 0 }],
    properties: [
      {
        ...violated,
        id: attack,
        name: attack,
        reason: attack,
        formula: attack,
        trace: {
          ...trace,
          model: attack,
          steps: trace.steps.map((step) => ({
            ...step,
            action: attack,
            process: attack,
            arguments: { [attack]: attack },
            messages: [{ event: 'sent', network: attack, kind: attack, content: { [attack]: attack } }],
            changes: [{ field: attack, before: attack, after: [attack] }],
            state: { [attack]: attack },
          })),
        },
      },
    ],
  }),
};
