import type { Action } from '../../checker/index.js';
import type { Design } from './design.js';
import { cpuLeft, initialRequests, nextOrphans, type Orphans, orphaned, roomFor } from './load.js';
import type { CascadeLanguage, Fields, NodeId, ReadonlyState } from './state.js';

const by = 'Load Balancer';

/** "Load Shedding" and "Redistribute Load": the requests of dead nodes go to the living, as far as these have room. */
export function redistributionActions(language: CascadeLanguage, design: Design): readonly Action<Fields>[] {
  const { node, batch, action } = language;
  return [
    action('shed requests that nobody has room for', {
      by,
      fair: 'weak',
      when: (s) => s.chart === 'load shedding' && excess(language, design, s) > 0,
      then: (s) => {
        const orphans = nextOrphans(language, s);
        if (orphans === null) return;
        const shed = Math.min(batch, orphans.count, excess(language, design, s));
        s.node.at(orphans.carrier).carries.set(orphans.origin, orphans.count - shed);
      },
    }),

    action('redistribute what is left', {
      by,
      fair: 'weak',
      when: (s) => s.chart === 'load shedding' && excess(language, design, s) === 0,
      then: (s) => {
        s.chart = 'redistribute';
      },
    }),

    action('move requests to', {
      each: node,
      by,
      fair: 'weak',
      when: (s, n) => s.chart === 'redistribute' && n === nextTarget(language, design, s),
      then: (s, n) => {
        const orphans = nextOrphans(language, s);
        if (orphans === null) return;
        const moved = Math.min(orphans.count, portion(language, design, s, orphans, n));
        s.node.at(orphans.carrier).carries.set(orphans.origin, orphans.count - moved);
        const { carries } = s.node.at(n);
        carries.set(orphans.origin, carries.at(orphans.origin) + moved);
      },
    }),

    action('end the redistribution', {
      by,
      fair: 'weak',
      when: (s) => s.chart === 'redistribute' && nextTarget(language, design, s) === null,
      then: (s) => {
        s.chart = nextOrphans(language, s) === null ? 'more failures?' : 'load shedding';
      },
    }),
  ];
}

/** The node with the most room that takes requests which wait, if there are any; ties by the order of the nodes. */
function nextTarget(language: CascadeLanguage, design: Design, s: ReadonlyState): NodeId | null {
  const orphans = nextOrphans(language, s);
  if (orphans === null) return null;
  let target: NodeId | null = null;
  for (const n of language.node.ids) {
    if (s.node.at(n).detected || (keepsCaps(language, design) && roomFor(language, s, n, orphans.origin) < 1)) continue;
    if (target === null || cpuLeft(language, s, n) > cpuLeft(language, s, target)) target = n;
  }
  return target;
}

/** How many requests are to be shed now: those that exceed the room of all together, or of which one fits nowhere. */
function excess(language: CascadeLanguage, design: Design, s: ReadonlyState): number {
  const orphans = nextOrphans(language, s);
  if (orphans === null || !keepsCaps(language, design)) return 0;
  if (nextTarget(language, design, s) === null) return orphans.count;
  let room = 0;
  for (const n of language.node.ids) if (!s.node.at(n).detected) room += Math.max(0, cpuLeft(language, s, n));
  return Math.max(0, orphaned(language, s) - room);
}

/** How many requests move at once. Half of a node's are one of its two services. */
function portion(language: CascadeLanguage, design: Design, s: ReadonlyState, { origin }: Orphans, to: NodeId): number {
  if (language.wholeServices) return Math.ceil(initialRequests(origin) / 2);
  return keepsCaps(language, design) ? Math.min(language.batch, roomFor(language, s, to, origin)) : language.batch;
}

/** A service that nobody has room for as a whole has to go somewhere all the same: without it there is no system. */
function keepsCaps({ wholeServices }: CascadeLanguage, { sheds }: Design): boolean {
  return sheds && !wholeServices;
}
