import { signalboxSubject } from '../signalbox/subject.js';
import { wholeStatesSubject } from '../signalbox/whole-states.js';
import { spinSubjects } from '../spin/subject.js';
import type { Workload } from '../subject.js';

/** An instance of `pbft`, of four replicas with one sequence number. */
interface Instance {
  readonly name: string;
  readonly about: string;
  readonly views: number;
  readonly unsettledViews: number;
  readonly requests: number;
  readonly byzantinePosition: 'any' | 'backup';
  readonly states: number;
}

/** States of many bits, by a protocol as it is really modelled. */
export const pbftWorkloads: readonly Workload[] = [
  pbft({
    name: 'pbft, the defaults',
    about: 'Castro and Liskov’s protocol, repaired, by its default parameters, and that correct replicas agree',
    views: 4,
    unsettledViews: 2,
    requests: 2,
    byzantinePosition: 'any',
    states: 590_247,
  }),
  pbft({
    name: 'pbft, the largest instance',
    about: 'The same with five views and one request, of which three may be entered before the network settles',
    views: 5,
    unsettledViews: 3,
    requests: 1,
    byzantinePosition: 'backup',
    states: 5_907_268,
  }),
];

function pbft({ name, about, states, ...parameters }: Instance): Workload {
  const { views, unsettledViews, requests, byzantinePosition } = parameters;
  const check = { model: 'pbft', parameters, property: 'P12.agreement' };
  return {
    name,
    about,
    reference: 'signalbox',
    subjects: [
      signalboxSubject({ ...check, name: 'signalbox' }),
      signalboxSubject({ ...check, name: 'signalbox, two workers', workers: 2 }),
      wholeStatesSubject({ ...check, name: 'signalbox, whole states' }),
      signalboxSubject({ ...check, name: 'signalbox, reduction', options: ['--reduce'], covers: 'reduced' }),
      ...(requests > 1
        ? [signalboxSubject({ ...check, name: 'signalbox, symmetry', options: ['--symmetry', 'on'], covers: 'orbits' })]
        : []),
      signalboxSubject({ ...check, name: 'signalbox, compact', options: ['--storage', 'compact'], covers: 'sample' }),
      ...spinSubjects({
        file: new URL('../spin/pbft.pml', import.meta.url),
        settings: [
          `VIEWS=${views}`,
          `UNSETTLED_VIEWS=${unsettledViews}`,
          `REQUESTS=${requests}`,
          // A bit for each replica; the first is the primary of the first view.
          `MAY_BE_BYZANTINE=${byzantinePosition === 'any' ? 0b1111 : 0b1110}`,
        ],
        expectedStates: states,
        depthLimit: 1_000,
        choosesInitialState: true,
      }),
    ],
  };
}
