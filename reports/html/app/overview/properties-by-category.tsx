import { useState } from 'preact/hooks';
import type { PropertyOfSuite } from '../../../../properties/index.js';
import { digestOfSuite } from '../../../suite/digest.js';
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
  const { rows } = digestOfSuite(suite);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const categories = grouped(suite.properties, ({ rows: [first] }) => first ?? 'In no row of the document’s table');
  return (
    <section class="properties" aria-labelledby="properties">
      <h2 id="properties">The properties of the system</h2>
      {[...categories].map(([category, properties]) => (
        <section key={category} class="category" aria-label={category}>
          <h3>{category}</h3>
          {properties.map((property) => (
            <Property key={property.id} property={property} checks={checks} search={search}>
              <span class="counts">
                <Count label="obligations" value={rowOf.get(property.id)?.obligations} />
                <Count label="holds" value={rowOf.get(property.id)?.asBound('holds', 'unrefuted')} />
                <Count label="breaks" value={rowOf.get(property.id)?.asBound('breaks')} />
                <Count label="reached" value={rowOf.get(property.id)?.asBound('reached')} />
                <Count label="limits" value={rowOf.get(property.id)?.asBound('limits')} />
              </span>
            </Property>
          ))}
        </section>
      ))}
    </section>
  );
}

function Property({
  property,
  checks,
  search,
  children,
}: {
  readonly property: PropertyOfSuite;
  readonly checks: readonly ReportedCheck[];
  readonly search: (text: string) => void;
  readonly children: preact.ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  const { id, title, verdict, rows, obligations } = property;
  return (
    <details class="property" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Mark sign={signs[verdict]} />
        <span class="property-id">{id}</span>
        <span class="property-title">
          {title}
          {rows.length > 1 && <small> also {rows.slice(1).join(', ')}</small>}
        </span>
        <span class={`word word-${signs[verdict].replace(' ', '-')}`}>{verdict}</span>
        {children}
      </summary>
      {open && <Obligations obligations={obligations} checks={checks} search={search} />}
    </details>
  );
}

/** How many checks of a kind there are, all of them as they should be unless it says of how many. */
function Count({ label, value = '–' }: { readonly label: string; readonly value: string | undefined }) {
  return (
    <span class={`count${value === '–' ? ' none' : ''}${value.includes('/') ? ' short' : ''}`}>
      <b>{value}</b> {label}
    </span>
  );
}
