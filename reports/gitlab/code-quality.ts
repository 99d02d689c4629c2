import { fingerprintOf, type Notice, noticesOf, type PipelineRun, storyOfProperty } from '../notices/index.js';
import type { ResultDocument } from '../result-document.js';

/** An entry of a code quality report, as GitLab documents it. */
interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Results as GitLab's code quality report: what a merge request shows beside the lines that it changes. */
export function gitlabReport(documents: readonly ResultDocument[], pipeline: PipelineRun): string {
  return `${JSON.stringify(
    noticesOf(documents).map((notice) => issueOf(notice, pipeline)),
    null,
    2,
  )}\n`;
}

function issueOf(notice: Notice, { fileInRepository }: PipelineRun): CodeQualityIssue {
  const { level, rule, title, subject, message, source, property } = notice;
  const story = property === null ? undefined : storyOfProperty(property);
  return {
    description: [`${title} (${subject}): ${message}`, ...(story === undefined ? [] : [story])].join('. '),
    check_name: rule,
    fingerprint: fingerprintOf(notice),
    severity: level === 'error' ? 'critical' : 'minor',
    // An entry without a place is refused: where none is known it stands at the top of what was checked.
    location: {
      path: source === undefined ? (notice.result?.model?.split('#')[0] ?? subject) : fileInRepository(source.file),
      lines: { begin: source?.line ?? 1 },
    },
  };
}
