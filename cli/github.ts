import { appendFileSync, statSync } from 'node:fs';
import { messageOf } from '../checker/index.js';
import { annotations, isOfSweep, jobSummary, type KeptDocument, type PipelineRun } from '../reports/index.js';

/** Whether what is found is shown by the workflow of GitHub that this runs in, if it does, unless that is switched off. */
export function isShownByGithub(asked: 'auto' | 'off' | undefined): boolean {
  return process.env.GITHUB_ACTIONS === 'true' && asked !== 'off';
}

/**
 * Has a workflow of GitHub show these results: beside the lines of the program, and in the summary of the job. Its commands
 * go to standard error, where the runner reads them as well: standard output is for the result.
 */
export function showInGithub(
  documents: readonly KeptDocument[],
  inMarkdown: (document: KeptDocument) => string,
  pipeline: PipelineRun,
): void {
  // A sweep asks: what is violated in a cell is an answer.
  const judged = documents.flatMap((document) => (isOfSweep(document) ? [] : [document]));
  for (const line of annotations(judged, pipeline)) process.stderr.write(`${line}\n`);
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  try {
    const taken = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(file, jobSummary(documents.map(inMarkdown), taken));
  } catch (error) {
    // Nobody asked for it, and the verdict stands without.
    process.stderr.write(`signalbox: the summary of the job is not written: ${messageOf(error)}\n`);
  }
}
