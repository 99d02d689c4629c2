import type { Property } from '../language/index.js';
import type { Trace } from '../result.js';
import type { PropertyOfRuns } from '../temporal/index.js';
import { counted, type Decided, number } from '../verdict/index.js';
import type { SwarmEnding } from './swarm/index.js';

/** A property that is judged in each state or step of a walk by itself. */
export type PropertyOfSteps = Exclude<Property, PropertyOfRuns>;

/** What random walks have to say about a property of their states and steps. */
export interface Tried {
  readonly walks: number;
  readonly steps: number;
  /** How many states or steps have met its premise; null if it has none. */
  readonly cases: number | null;
  /** The counterexample or witness, confirmed. */
  readonly trace: Trace | undefined;
  /** Whether it is certain that none is shorter. */
  readonly isShortest: boolean;
}

/** What follows from that: never that something holds, but for what is to be reached and was. */
export function decidedBySteps(property: PropertyOfSteps, tried: Tried): Decided {
  const { walks, steps, cases, trace, isShortest } = tried;
  const isWitness = property.form === 'reachable';
  const common = { vacuous: false, cases: cases ?? steps + walks };
  if (trace !== undefined) {
    const word = isWitness ? 'reached' : 'violated';
    const { length } = trace.steps;
    const minimal = isShortest ? 'none is shorter' : 'a shorter one may exist';
    const reason =
      length === 0 ? `${word} in an initial state` : `${word} after ${counted(length, 'step')} (${minimal})`;
    return { ...common, verdict: isWitness ? 'holds' : 'violated', reason };
  }
  const much = triedSoMuch(tried);
  if (walks === 0) return { ...common, verdict: 'inconclusive', reason: 'no walk was taken' };
  if (isWitness) return { ...common, verdict: 'inconclusive', reason: `not reached in ${much}` };
  if (cases === 0) {
    return { ...common, verdict: 'inconclusive', vacuous: true, reason: `its premise held nowhere in ${much}` };
  }
  const premise = cases === null ? '' : `; its premise held in ${number(cases)}`;
  return { ...common, verdict: 'unrefuted', reason: `in ${much}${premise}` };
}

/** "1,000 walks, 43,212 steps" */
export function triedSoMuch({ walks, steps }: Pick<Tried, 'walks' | 'steps'>): string {
  return `${counted(walks, 'walk')}, ${counted(steps, 'step')}`;
}

/** Why no more walks were taken, in words. */
export function reasonOfSwarmEnding(ending: SwarmEnding, tried: Pick<Tried, 'walks' | 'steps'>): string {
  const much = triedSoMuch(tried);
  switch (ending.because) {
    case 'decided':
      return `every property was decided after ${much}`;
    case 'walks':
    case 'steps':
      return much;
    case 'time':
      return `stopped after ${number(ending.limit)} s at ${much}`;
    case 'memory':
      return `stopped at ${number(ending.limit / 2 ** 20)} MiB of memory and ${much}`;
    case 'interrupted':
      return `interrupted at ${much}`;
    case 'failed':
      return `the model failed after ${much}`;
    case 'no steps':
      return `no walk can take a step, so that more than ${counted(tried.walks, 'walk')} are of no use`;
  }
}
