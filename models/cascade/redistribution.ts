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
        const moved = portion(language, s, orphans, n);
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

/** The node that takes requests which wait: the one with the most room of those that have enough; ties by the order of the nodes. */
function nextTarget(language: CascadeLanguage, design: Design, s: ReadonlyState): NodeId | null {
  const orphans = nextOrphans(language, s);
  if (orphans === null) return null;
  const hasRoom = (n: NodeId) => roomFor(language, s, n, orphans.origin) >= unitOf(language, orphans);
  return roomiest(language, s, hasRoom) ?? (isShed(language, design) ? null : roomiest(language, s, () => true));
}

/** The node with the most CPU left of those that pass a test and are not known to have failed. */
function roomiest(language: CascadeLanguage, s: ReadonlyState, passes: (n: NodeId) => boolean): NodeId | null {
  let best: NodeId | null = null;
  for (const n of language.node.ids) {
    if (s.node.at(n).detected || !passes(n)) continue;
    if (best === null || cpuLeft(language, s, n) > cpuLeft(language, s, best)) best = n;
  }
  return best;
}

/** How many requests are to be shed now: those that exceed the room of all together, or of which one fits nowhere. */
function excess(language: CascadeLanguage, design: Design, s: ReadonlyState): number {
  const orphans = nextOrphans(language, s);
  if (orphans === null || !isShed(language, design)) return 0;
  if (nextTarget(language, design, s) === null) return orphans.count;
  let room = 0;
  for (const n of language.node.ids) if (!s.node.at(n).detected) room += cpuLeft(language, s, n);
  return Math.max(0, orphaned(language, s) - room);
}

/** How many requests move in one step: as many as there is room for or, where there is none and they have to go, all the same. */
function portion(language: CascadeLanguage, s: ReadonlyState, orphans: Orphans, to: NodeId): number {
  const unit = unitOf(language, orphans);
  const room = roomFor(language, s, to, orphans.origin);
  return room < unit || language.wholeServices ? unit : Math.min(language.batch, orphans.count, room);
}

/** How many requests cannot be parted: one, or those of a service, half of a node's. */
function unitOf({ wholeServices }: CascadeLanguage, { origin, count }: Orphans): number {
  return wholeServices ? Math.min(count, Math.ceil(initialRequests(origin) / 2)) : 1;
}

/** A service that nobody has room for as a whole has to go somewhere all the same: without it there is no system. */
function isShed({ wholeServices }: CascadeLanguage, { sheds }: Design): boolean {
  return sheds && !wholeServices;
}
