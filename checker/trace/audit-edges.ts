import { labelsOf, type Program, snapshotOf } from '../compile/index.js';
import { DisagreementError } from '../errors.js';
import type { Instance } from '../language/index.js';
import type { PlainModel, Transition } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import type { Edges } from '../store/index.js';
import { quoted } from './occurrence.js';
import { isSame } from './retrace.js';

/**
 * Compares what was kept of the exploration, for runs to be searched in, with the plain model, state by state: where the
 * transitions lead that change a state, in order, which instances of which actions make them, how much time passes, and
 * whether time waits.
 */
export class EdgeAuditor {
  readonly #labels;

  constructor(
    readonly instance: Instance,
    readonly program: Program,
    readonly edges: Edges | undefined,
    readonly plain: PlainModel,
  ) {
    this.#labels = labelsOf(instance);
  }

  /** Audits a state, if its transitions were kept. @throws DisagreementError if the plain model has others. */
  audit(id: number): void {
    const { edges } = this;
    const begin = edges?.begins[id] ?? 0;
    if (edges === undefined || begin === 0) return;
    const state = this.#state(id);
    if (this.program.timeWaits() !== this.plain.timeWaits(state)) {
      throw new DisagreementError(`the engine has lost whether time waits in ${JSON.stringify(state)}`);
    }
    const made = [...this.plain.transitions(state)].filter((transition) => !isSame(transition.state, state));
    const kept = (edges.ends[id] ?? 0) - (begin - 1);
    if (kept !== made.length) {
      throw new DisagreementError(
        `the engine has kept ${kept} transitions of a state, of which the plain model makes ${made.length}: ${JSON.stringify(state)}`,
      );
    }
    const instances = new Instances();
    for (const [position, transition] of made.entries()) {
      const edge = begin - 1 + position;
      const label = edges.labels[edge] ?? 0;
      const isRight =
        isSame(this.#state(edges.targets[edge] ?? 0), transition.state) &&
        this.#isLabelOf(transition, label, edges) &&
        (transition.action.kind === 'fault' || instances.agree(transition, label));
      if (isRight) continue;
      throw new DisagreementError(
        `the engine has kept another transition than ${quoted(transition.action.name, transition.arguments)} in ${JSON.stringify(state)}`,
      );
    }
  }

  /** Whether a label is one of an action's; of the passing of time, the one for so much time. */
  #isLabelOf({ action, arguments: made }: Transition, label: number, edges: Edges): boolean {
    const { actions, time } = this.instance;
    if (time !== undefined && action.range.over === 'time') {
      return (edges.durations[label - edges.firstDuration] ?? 0) * time.step === made[time.unit];
    }
    const { first, size } = this.#labels[actions.indexOf(action)] ?? { first: 0, size: 0 };
    return label >= first && label < first + size;
  }

  #state(id: number): Snapshot {
    const { store, state } = this.program;
    store.load(id);
    return snapshotOf(this.instance.fields, state);
  }
}

/** The instances of actions that were seen in one state: each has a label, and no other has the same. */
class Instances {
  readonly #labels = new Map<string, number>();
  readonly #instances = new Map<number, string>();

  agree({ action, indices }: Transition, label: number): boolean {
    const instance = quoted(action.name, indices);
    const known = this.#labels.get(instance) ?? label;
    const owner = this.#instances.get(label) ?? instance;
    this.#labels.set(instance, label);
    this.#instances.set(label, instance);
    return known === label && owner === instance;
  }
}
