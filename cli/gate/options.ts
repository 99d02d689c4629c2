import { basename } from 'node:path';
import type { InferredOptionTypes, Options } from 'yargs';
import { UsageError } from '../../checker/index.js';
import { boundCheckOf } from '../../properties/index.js';
import { once, oneOfWords, parseText } from '../commands/option.js';
import type { Project } from '../config/project.js';
import { parseDuration } from '../quantities.js';
import { baselineFile, readBaseline } from './baseline.js';
import { placesOf } from './notes.js';
import type { ProjectGate } from './run.js';

/** What a run of a suite may be told as the gate of a project, or of the shipped suite. */
export const gateOptions = {
  config: {
    string: true,
    requiresArg: true,
    describe: 'The configuration of the project; the signalbox.config.ts here or in a folder above if not given',
    coerce: once('config', parseText),
  },
  'fail-fast': {
    boolean: true,
    default: false,
    describe: 'Stop at the first unexpected verdict; what is not begun by then is undecided',
  },
  'time-limit': {
    string: true,
    requiresArg: true,
    describe: 'How long the run may take, such as 90s or 10m; as its profile has it if not given',
    coerce: once('time-limit', parseDuration),
  },
  'time-limit-each': {
    string: true,
    requiresArg: true,
    describe: 'How long each exploration may take; what is undecided then stays so',
    coerce: once('time-limit-each', parseDuration),
  },
  drift: {
    string: true,
    requiresArg: true,
    describe: 'Of a project: report (the default) or fail where a state space is not as large as its baseline says',
    coerce: once('drift', oneOfWords('report', 'fail')),
  },
  'update-baseline': {
    boolean: true,
    default: false,
    describe: 'Of a project: write to signalbox.baseline.json how large the state spaces are now',
  },
} as const satisfies { readonly [name: string]: Options };

export type GateArguments = InferredOptionTypes<typeof gateOptions>;

/** @throws UsageError for an option that is about a project, where there is none */
export function refuseGateOptions({ drift, 'update-baseline': updates }: GateArguments): void {
  const name = updates ? 'update-baseline' : drift === undefined ? undefined : 'drift';
  if (name === undefined) return;
  throw new UsageError(
    `--${name} is about a project, and there is no signalbox.config.ts here or above: signalbox init writes one`,
  );
}

/** What a run of a project is held against. @throws UsageError if a baseline is asked for and there is none */
export function gateOf(
  project: Project,
  { drift, 'update-baseline': updates = false }: Partial<Pick<GateArguments, 'drift' | 'update-baseline'>>,
): ProjectGate {
  const { suite } = project;
  const file = baselineFile(project.file);
  const settings = { ...project.settings.gate, ...(drift === undefined ? {} : { drift }) };
  const baseline = readBaseline(file);
  if (baseline === undefined && settings.drift === 'fail' && !updates) {
    throw new UsageError(
      `a drift is to fail, and there is no ${basename(file)} to drift from: signalbox verify --update-baseline writes it`,
    );
  }
  return {
    file,
    settings,
    baseline,
    places: placesOf(suite.bindings.map((each) => boundCheckOf(each, suite))),
    updates,
  };
}
