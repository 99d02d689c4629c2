import { type Action, oneOf } from '../../checker/index.js';
import type { Design } from './design.js';
import { isAnythingShed, isOverloaded, nextOrphans } from './load.js';
import { isAtRest } from './properties.js';
import type { CascadeLanguage, Fields, ReadonlyState, State } from './state.js';

const by = 'Monitor';

/** "Cascading Failure Prevention", box by box; what stands between two boxes is an action. */
export function chartActions(language: CascadeLanguage, design: Design): readonly Action<Fields>[] {
  const { node, action } = language;
  const step = (name: string, from: Box, to: (s: ReadonlyState) => Box) =>
    action(name, {
      by,
      fair: 'weak',
      when: (s) => s.chart === from,
      then: (s) => {
        s.chart = to(s);
      },
    });
  return [
    action('detect the failure of', {
      each: node,
      by,
      fair: 'weak',
      when: (s, n) => !s.node.at(n).up && !s.node.at(n).detected,
      then: (s, n) => {
        s.node.at(n).detected = true;
        if (isAtRest(s)) s.chart = 'assess impact';
      },
    }),

    // Any failure may be assessed as any risk: nothing here depends on the scores.
    action('assess the impact', {
      by,
      fair: 'weak',
      choose: oneOf('low risk', 'medium risk', 'high risk'),
      when: (s) => s.chart === 'assess impact',
      then: (s, risk) => {
        for (const n of node.ids) s.node.at(n).assessed = s.node.at(n).detected;
        s.chart = answers[risk];
      },
    }),

    step('isolate the failed node', 'isolate', () => 'monitor dependencies'),
    step('monitor its dependencies', 'monitor dependencies', () => design.afterMonitoring),

    action(design.emergency, {
      by,
      fair: 'weak',
      when: (s) => s.chart === 'emergency protocol',
      then: (s) => {
        s.operatorIsTold = true;
        if (design.emergency === 'graceful shutdown') shutDown(language, s);
        else s.chart = 'load shedding';
      },
    }),

    step('look for more failures', 'more failures?', (s) =>
      s.node.some(({ detected, assessed }) => detected && !assessed) ? 'assess impact' : 'recover',
    ),
    step('initiate recovery', 'recover', () => 'verify'),

    action('verify system health', {
      by,
      fair: 'weak',
      when: (s) => s.chart === 'verify',
      then: (s) => {
        if (isDegraded(language, s)) s.chart = design.whenDegraded;
        else s.chart = s.operatorIsTold ? 'with the operator' : 'resumed';
        // What has been detected while the chart was gone through and after it had looked.
        if (isAtRest(s) && s.node.some(({ detected, assessed }) => detected && !assessed)) s.chart = 'assess impact';
      },
    }),
  ];
}

type Box = State['chart'];

const answers = {
  'low risk': 'isolate',
  'medium risk': 'load shedding',
  'high risk': 'emergency protocol',
} as const satisfies Readonly<Record<string, Box>>;

function isDegraded(language: CascadeLanguage, s: ReadonlyState): boolean {
  return (
    isAnythingShed(language, s) ||
    nextOrphans(language, s) !== null ||
    language.node.ids.some((n) => s.node.at(n).up && isOverloaded(language, s, n))
  );
}

/** "Graceful Shutdown", then "Manual Intervention": no node is left, and nothing fails any more. */
function shutDown({ node }: CascadeLanguage, s: State): void {
  for (const n of node.ids) {
    s.node.at(n).up = false;
    s.node.at(n).detected = true;
  }
  s.chart = 'with the operator';
}
