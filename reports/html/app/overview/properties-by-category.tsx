import { useState } from 'preact/hooks';
import type { PropertyOfSuite } from '../../../../properties/index.js';
import { type CheckKind, digestOfSuite, type PropertyRow } from '../../../suite/digest.js';
import type { ReportedCheck, SuiteDocument } from '../../contents/index.js';
import { grouped } from '../parts/grouped.js';
import { Mark, type Sign } from '../parts/mark.js';
import { Obligations } from './obligations.js';

const signs: { readonly [verdict in PropertyOfSuite['verdict']]: Sign } = {
  holds: 'as bound',
  violated: 'otherwise',
  undecided: 'undecided',
};

/** Every property of the system, in the rows of the document's table, with its obligations. */
export function PropertiesByCategory({
  suite,
  checks,
  search,
}: {
  readonly suite: SuiteDocument;
  readonly checks: readonly ReportedCheck[];
  readonly search: (text: string) => void;
}) {
  const { rows, hasObligations } = digestOfSuite(suite);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const categories = grouped(suite.properties, ({ rows: [first] }) => first ?? 'In no row of the document’s table');
  return (
    <section class={`properties${hasObligations ? '' : ' properties-of-project'}`} aria-labelledby="properties">
      <h2 id="properties">{hasObligations ? 'The properties of the system' : 'The properties of its models'}</h2>
      {[...categories].map(([category, properties]) => (
        <section key={category} class="category" aria-label={category}>
          <h3>{category}</h3>
          {properties.map((property) => (
            <Property
              key={property.id}
              property={property}
              row={rowOf.get(property.id)}
              checks={checks}
              search={search}
            >
              <Counts
                property={property}
                row={rowOf.get(property.id)}
                checks={checks}
                hasObligations={hasObligations}
              />
            </Property>
          ))}
        </section>
      ))}
    </section>
  );
}

function Property({
  property,
  row,
  checks,
  search,
  children,
}: {
  readonly property: PropertyOfSuite;
  readonly row: PropertyRow | undefined;
  readonly checks: readonly ReportedCheck[];
  readonly search: (text: string) => void;
  readonly children: preact.ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  const { id, title, verdict, rows, obligations } = property;
  const sign = row?.isAsExpected === true ? 'as bound' : signs[verdict];
  return (
    <details class="property" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Mark sign={sign} />
        <span class="property-id">{id}</span>
        <span class="property-title">
          {title}
          {rows.length > 1 && <small> also {rows.slice(1).join(', ')}</small>}
        </span>
        <span class={`word word-${sign.replace(' ', '-')}`}>{row?.word ?? verdict}</span>
        {children}
      </summary>
      {open && <Obligations property={id} obligations={obligations} checks={checks} search={search} />}
    </details>
  );
}

const kinds = [
  ['holds', ['holds', 'unrefuted']],
  ['breaks', ['breaks']],
  ['reached', ['reached']],
  ['limits', ['limits']],
] as const;

/** How many obligations are shown, and how many checks of each kind came out as they should. */
function Counts({
  property,
  row,
  checks,
  hasObligations,
}: {
  readonly property: PropertyOfSuite;
  readonly row: PropertyRow | undefined;
  readonly checks: readonly ReportedCheck[];
  readonly hasObligations: boolean;
}) {
  const isWrong = (of: readonly CheckKind[]) =>
    property.obligations.some((obligation) =>
      of.some((kind) => obligation[kind].some((position) => checks[position]?.outcome === 'otherwise')),
    );
  return (
    <span class="counts">
      {hasObligations && <Count label="obligations" value={row?.obligations} isWrong={false} />}
      {kinds.map(([label, of]) => (
        <Count key={label} label={label} value={row?.asBound(...of)} isWrong={isWrong(of)} />
      ))}
    </span>
  );
}

/** How many checks of a kind there are, all of them as they should be unless it says of how many. */
function Count({
  label,
  value = '–',
  isWrong,
}: {
  readonly label: string;
  readonly value: string | undefined;
  /** Whether some came out otherwise; else some are only undecided, where not all are as they should be. */
  readonly isWrong: boolean;
}) {
  const short = value.includes('/') ? ` count-${isWrong ? 'wrong' : 'open'}` : '';
  return (
    <span class={`count${value === '–' ? ' none' : ''}${short}`}>
      <b>{value}</b> {label}
    </span>
  );
}
