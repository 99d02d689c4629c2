import { digestOfSuite } from '../../../suite/digest.js';
import type { Part, SuiteDocument } from '../../contents/index.js';
import { Attention } from './attention.js';
import { Findings } from './findings.js';
import { GateNotes, KnownViolations } from './gate.js';
import { Headline } from './headline.js';
import { PropertiesByCategory } from './properties-by-category.js';
import { Warnings } from './warnings.js';

/** A run of the suite: its verdict, what is wrong, what is known to be wrong, and every property. */
export function SuiteSummary({
  suite,
  part,
  search,
}: {
  readonly suite: SuiteDocument;
  readonly part: Part;
  readonly search: (text: string) => void;
}) {
  const digest = digestOfSuite(suite, part.findings);
  const { checks } = part;
  const fails = digest.notes.some((note) => note.fails);
  const undecided = suite.interrupted || (!fails && checks.every(({ outcome }) => outcome !== 'otherwise'));
  return (
    <>
      <Headline
        sign={digest.isGood ? 'as bound' : undecided ? 'undecided' : 'otherwise'}
        title={digest.title}
        conclusion={digest.conclusion}
        figures={digest.figures}
      />
      <Attention checks={checks} />
      <GateNotes notes={digest.notes} />
      {digest.findings !== undefined && <Findings digest={digest.findings} part={part} suite={suite} />}
      {suite.project !== undefined && <KnownViolations checks={checks} />}
      <PropertiesByCategory suite={suite} checks={checks} search={search} />
      <Warnings checks={checks} />
    </>
  );
}
