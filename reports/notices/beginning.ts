import type { SourcePosition } from '../../checker/index.js';
import type { Notice } from './notice.js';
import type { PipelineRun } from './pipeline-run.js';

/**
 * Where a notice stands in the repository, for those who refuse one without a place: where nothing is known of its lines, at
 * the top of the module that was checked, or of what is called like the model.
 */
export function beginningOf({ source, result, subject }: Notice, { fileInRepository }: PipelineRun): SourcePosition {
  if (source !== undefined) return { ...source, file: fileInRepository(source.file) };
  return { file: result?.model?.split('#')[0] ?? subject.split(',')[0] ?? subject, line: 1, column: 1 };
}
