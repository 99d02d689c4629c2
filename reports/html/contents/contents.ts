import type { KnownFinding } from '../../../properties/index.js';
import { isOfSuite, type ResultDocument, type SuiteDocument } from '../../result-document.js';
import { counted } from '../../wording/index.js';
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
  const byAddress = new Map<string, ReportedCheck>();
  const parts = documents.map((document): Part => {
    const checks = isOfSuite(document) ? document.checks.map(checkOfSuite) : checksOfResult(document);
    return {
      suite: isOfSuite(document) ? document : null,
      checks: checks.map((check) => addressed(check, byAddress)),
      findings: isOfSuite(document) ? (document.findings ?? []) : [],
    };
  });
  return { parts, checks: parts.flatMap(({ checks }) => checks), byAddress };
}

/** The check under an address of its own: the second of those alike gets a number. */
function addressed(check: ReportedCheck, byAddress: Map<string, ReportedCheck>): ReportedCheck {
  let address = check.address;
  for (let number = 2; byAddress.has(address); number += 1) address = `${check.address}~${number}`;
  const own = { ...check, address };
  byAddress.set(address, own);
  return own;
}

/** What the page is about, in a few words. */
export function titleOf({ parts, checks }: Contents): string {
  const wrong = checks.filter(({ outcome }) => outcome === 'otherwise').length;
  const subjects = parts.map(({ suite, checks: [first] }) =>
    suite === null
      ? `${first?.result?.model ?? 'functions'}, ${first?.result?.variant ?? ''}`
      : `the properties of the system, profile ${suite.profile}`,
  );
  return `${wrong === 0 ? '' : `${counted(wrong, 'surprise')}: `}${[...new Set(subjects)].join('; ')} – signalbox`;
}
