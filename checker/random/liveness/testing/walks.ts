import type { Run } from '../../../explore/index.js';
import type { Instance, Property } from '../../../language/index.js';
import { wordsOfWalk } from '../../generator.js';
import { Walker } from '../../walk.js';
import { LivenessProbe, type Probed, type ProbeOptions } from '../probe.js';

/** A walk with the words of its states. */
export interface RecordedWalk {
  readonly run: Run;
  readonly isDeadEnd: boolean;
}

/** So many random walks through a model, of so many steps at most; those of a seed are always the same. */
export function* walksThrough(
  instance: Instance,
  { walks, steps, seed = 1 }: { readonly walks: number; readonly steps: number; readonly seed?: number },
  observe: (state: unknown) => void = () => {},
): Generator<RecordedWalk> {
  let run: Int32Array[] = [];
  const walker = new Walker(instance, [], {
    observe: () => {
      run.push(walker.stepper.words.slice());
      observe(walker.stepper.state);
    },
  });
  for (let walk = 0; walk < walks; walk++) {
    run = [];
    walker.walk(wordsOfWalk(seed, walk), steps);
    yield { run, isDeadEnd: walker.isDeadEnd || walker.isStandstill };
  }
}

/** Takes walks through a model and probes each of them, until something is found. */
export async function probeWalks(
  instance: Instance,
  properties: { readonly [id: string]: Property },
  taken: { readonly walks: number; readonly steps: number; readonly seed?: number },
  options: Partial<ProbeOptions> = {},
): Promise<Probed & { readonly probe: LivenessProbe }> {
  const head = {
    model: instance.model,
    variant: instance.variant,
    parameters: instance.parameters,
    seed: taken.seed ?? 1,
  };
  const probe = new LivenessProbe(instance, properties, {
    fairness: 'declared',
    patience: Math.ceil(taken.steps / 2),
    head,
    ...options,
  });
  let found: Probed = { violations: new Map(), failure: null };
  probe.obligations.begin();
  for (const { run, isDeadEnd } of walksThrough(instance, taken, (state) => probe.obligations.see(state))) {
    probe.obligations.end(isDeadEnd);
    found = await probe.probe(run);
    if (found.violations.size > 0 || found.failure !== null) break;
    probe.obligations.begin();
  }
  return { ...found, probe };
}
