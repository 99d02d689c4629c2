import { counted } from '../../../wording/index.js';
import { hrefOf, type ReportedCheck } from '../../contents/index.js';
import { grouped } from '../parts/grouped.js';
import { Mark } from '../parts/mark.js';

/** The checks that came out otherwise, and those that were not decided, each with what there is to say. */
export function Attention({ checks }: { readonly checks: readonly ReportedCheck[] }) {
  const unexpected = checks.filter(({ outcome }) => outcome === 'otherwise');
  const undecided = checks.filter(({ outcome }) => outcome === 'undecided');
  return (
    <>
      {unexpected.length > 0 && (
        <section class="attention" aria-labelledby="unexpected">
          <h2 id="unexpected">Not as expected</h2>
          <ul>
            {unexpected.map((check) => (
              <Surprise key={check.address} check={check} />
            ))}
          </ul>
        </section>
      )}
      {undecided.length > 0 && <Undecided checks={undecided} />}
    </>
  );
}

function Surprise({ check }: { readonly check: ReportedCheck }) {
  const { name, property, objection, trace } = check;
  return (
    <li>
      <a class="surprise" data-check href={hrefOf({ page: 'check', check, step: trace?.steps.length ?? null })}>
        <Mark sign="otherwise" />
        <span>
          <b>{name}</b>
          {property !== null && <q>{property.name}</q>}
          <span>{objection}</span>
        </span>
      </a>
    </li>
  );
}

/** Hundreds may be undecided for one reason. */
function Undecided({ checks }: { readonly checks: readonly ReportedCheck[] }) {
  const byReason = grouped(checks, ({ objection }) => objection ?? 'not decided');
  return (
    <section class="attention" aria-labelledby="undecided">
      <h2 id="undecided">Not decided</h2>
      <ul>
        {[...byReason].map(([reason, some]) => (
          <li key={reason}>
            <details class="undecided" open={some.length < 8}>
              <summary>
                <Mark sign="undecided" /> {counted(some.length, 'check')}: {reason}
              </summary>
              <ul>
                {some.map((check) => (
                  <li key={check.address}>
                    <a data-check href={hrefOf({ page: 'check', check, step: null })}>
                      {check.name}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
