import type { GateNote } from '../../properties/index.js';
import type { SuiteDocument } from '../result-document.js';
import type { Notice } from './notice.js';

const titles: { readonly [kind in GateNote['kind']]: string } = {
  drift: 'a state space has another size than its baseline',
  coverage: 'actions are never taken',
  undecided: 'something is not decided',
};

/** What is to be shown of what a project's gate says beside the verdicts: it stands where the gate is told what to expect. */
export function noticesOfGate({ gate = [], project = 'the project' }: SuiteDocument): readonly Notice[] {
  return gate.map(({ kind, message, fails }) => ({
    level: fails ? 'error' : 'warning',
    rule: `signalbox/${kind}`,
    title: titles[kind],
    subject: project,
    message,
    command: kind === 'drift' ? 'signalbox verify --update-baseline' : 'signalbox verify',
    source: { file: kind === 'drift' ? 'signalbox.baseline.json' : 'signalbox.config.ts', line: 1, column: 1 },
    // How large something is changes from run to run, and is the same trouble.
    identity: JSON.stringify([kind, project, message.replaceAll(/\d[\d,.]*/g, '#')]),
    property: null,
    result: null,
  }));
}
