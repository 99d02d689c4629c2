import type { Location } from 'sarif';
import type { SourcePosition } from '../../checker/index.js';
import type { PipelineRun } from '../notices/index.js';

/** A place in the program, of which results say it. */
export function locationOf({ file, line, column }: SourcePosition, { fileInRepository }: PipelineRun): Location {
  return locationIn({ file: fileInRepository(file), line, column });
}

/** A place in the repository. */
export function locationIn({ file: path, line, column }: SourcePosition): Location {
  // A path that starts at the root, or at a drive, is no part of the repository.
  const uri = /^(?:\/|[A-Za-z]:)/.test(path) ? new URL(`file:///${path.replace(/^\//, '')}`).href : encodeURI(path);
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: line, startColumn: column } } };
}
