import { relative } from 'node:path';
import type { SuiteResult } from '../../properties/index.js';
import { counted } from '../../reports/index.js';
import { type Baseline, updated, writeBaseline } from './baseline.js';
import { type Gate, gateNotes } from './notes.js';
import { sizesOf } from './sizes.js';

/** The gate of a project, and whether its baseline is to be written. */
export interface ProjectGate extends Gate {
  /** In which its baseline is kept. */
  readonly file: string;
  readonly updates: boolean;
}

/** A run with what its gate says; the baseline is written if that is asked, and then nothing drifts. */
export function heldAgainst(gate: ProjectGate, result: SuiteResult): SuiteResult {
  if (!gate.updates) return { ...result, gate: gateNotes(result, gate) };
  const asBound = result.checks.filter(({ outcome }) => outcome === 'as bound');
  const found = sizesOf(asBound);
  writeBaseline(gate.file, updated(gate.baseline ?? new Map(), found, gate.places));
  process.stderr.write(`signalbox: ${whatWasWritten(gate, found)}\n`);
  return { ...result, gate: gateNotes(result, { ...gate, baseline: undefined }) };
}

/** Only what came out as bound is a baseline: what did not keeps the one it had. */
function whatWasWritten({ file, baseline = new Map(), places }: ProjectGate, found: Baseline): string {
  const all = updated(baseline, found, places);
  const changed = [...all].filter(([place, size]) => JSON.stringify(baseline.get(place)) !== JSON.stringify(size));
  return `the baseline is in ${relative(process.cwd(), file)}: ${counted(all.size, 'state space')}, ${changed.length} of them new or changed`;
}
