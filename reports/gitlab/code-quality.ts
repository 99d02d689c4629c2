import {
  beginningOf,
  fingerprintOf,
  type Notice,
  noticesOf,
  type PipelineRun,
  storyOfProperty,
} from '../notices/index.js';
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

function issueOf(notice: Notice, pipeline: PipelineRun): CodeQualityIssue {
  const { level, rule, title, subject, message, property } = notice;
  const { file, line } = beginningOf(notice, pipeline);
  const story = property === null ? undefined : storyOfProperty(property);
  return {
    description: [`${title} (${subject}): ${message}`, ...(story === undefined ? [] : [story])].join('. '),
    check_name: rule,
    fingerprint: fingerprintOf(notice),
    severity: level === 'error' ? 'critical' : 'minor',
    location: { path: file, lines: { begin: line } },
  };
}
