import type { KnownFinding } from '../../../properties/index.js';
import { isOfSuite, type ResultDocument, type SuiteDocument } from '../../result-document.js';
import { suiteTitle } from '../../suite/title.js';
import { counted } from '../../wording/index.js';
import { withOwnAddresses } from './addresses.js';
import { checkOfSuite, checksOfResult, type ReportedCheck } from './reported-check.js';

/** Everything that a page shows, from the documents that it was given. */
export interface Contents {
  readonly parts: readonly Part[];
  /** Those of all parts. */
  readonly checks: readonly ReportedCheck[];
  readonly byAddress: ReadonlyMap<string, ReportedCheck>;
}

/** What one document says. */
export interface Part {
  /** The suite; null if the document is of a check by itself. */
  readonly suite: SuiteDocument | null;
  /** In the order of the document. */
  readonly checks: readonly ReportedCheck[];
  /** What is known to be wrong with the documented design, if the document has it. */
  readonly findings: readonly KnownFinding[];
}

/** The contents of a page about these documents. */
export function contentsOf(documents: readonly ResultDocument[]): Contents {
  const ofDocuments = documents.map((document) =>
    isOfSuite(document) ? document.checks.map(checkOfSuite) : checksOfResult(document),
  );
  const checks = withOwnAddresses(ofDocuments.flat());
  let begin = 0;
  const parts = documents.map((document, position): Part => {
    const end = begin + (ofDocuments[position]?.length ?? 0);
    const own = checks.slice(begin, end);
    begin = end;
    return {
      suite: isOfSuite(document) ? document : null,
      checks: own,
      findings: isOfSuite(document) ? (document.findings ?? []) : [],
    };
  });
  return { parts, checks, byAddress: new Map(checks.map((check) => [check.address, check])) };
}

/** What the page is about, in a few words. */
export function titleOf({ parts, checks }: Contents): string {
  const wrong = checks.filter(({ outcome }) => outcome === 'otherwise').length;
  const subjects = parts.map(({ suite, checks: [first] }) =>
    suite === null ? `${first?.result?.model ?? 'functions'}, ${first?.result?.variant ?? ''}` : suiteTitle(suite),
  );
  return `${wrong === 0 ? '' : `${counted(wrong, 'surprise')}: `}${[...new Set(subjects)].join('; ')} – signalbox`;
}
