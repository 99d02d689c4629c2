import type { Variant } from '../../checker/index.js';
import { chartActions } from './chart.js';
import { type Design, repairedDesign } from './design.js';
import { redistributionActions } from './redistribution.js';
import type { CascadeLanguage, Fields } from './state.js';

type CascadeVariant = Variant<Fields> | ((language: CascadeLanguage) => Variant<Fields>);

const shutdown = { emergency: 'graceful shutdown' } as const;
const endless = { whenDegraded: 'load shedding' } as const;
const unshed = { sheds: false } as const;

/** The repaired chart, the documented one, and one for each flaw alone (M5, M6 of findings.md). */
export const variants = {
  repaired: {
    about:
      'Load is moved as far as there is room and shed where there is none; who is degraded is handed to an operator',
  },

  documented: redesigned(
    'As the chart has it: M6, shutdown at high risk, and isolation that leaves the load to nobody',
    {
      ...shutdown,
      ...endless,
      afterMonitoring: 'more failures?',
    },
  ),

  'no-shedding': redesigned(
    'M5: nothing is shed; where there is no room left load is redistributed all the same',
    unshed,
  ),

  'degraded-for-ever': redesigned(
    'M6: who is degraded sheds load, redistributes and verifies again, for ever',
    endless,
  ),

  'high-risk-shutdown': redesigned('M6: at high risk everything is shut down', shutdown),
} satisfies { readonly [name: string]: CascadeVariant };

/** The repaired chart with another choice. */
function redesigned(about: string, choice: Partial<Design>): CascadeVariant {
  const actions = (language: CascadeLanguage, design: Design) => [
    ...chartActions(language, design),
    ...redistributionActions(language, design),
  ];
  return (language) => ({
    about,
    remove: actions(language, repairedDesign).map(({ name }) => name),
    add: actions(language, { ...repairedDesign, ...choice }),
  });
}
