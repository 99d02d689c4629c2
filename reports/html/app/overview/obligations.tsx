import type { ObligationResult } from '../../../../properties/index.js';
import { count } from '../../../wording/index.js';
import type { ReportedCheck } from '../../contents/index.js';
import { Mark } from '../parts/mark.js';
import { CheckRow } from './check-row.js';
import { byUrgency } from './search.js';

const kinds = [
  ['holds', 'shown to hold'],
  ['unrefuted', 'refuted by no random run'],
  ['breaks', 'shown to break where the design is flawed'],
  ['reached', 'shown not to be vacuous: its premise is reached'],
  ['limits', 'not to be had, whatever is repaired'],
] as const;

/** More of a kind than so many are found by a search. */
const few = 12;

/** What a property obliges to, each with its checks. */
export function Obligations({
  property,
  obligations,
  checks,
  search,
}: {
  readonly property: string;
  readonly obligations: readonly ObligationResult[];
  readonly checks: readonly ReportedCheck[];
  readonly search: (text: string) => void;
}) {
  if (obligations.length === 0) return <p class="aside">Nothing is bound to it.</p>;
  return (
    <div class="obligations">
      {obligations.map((obligation) => (
        <Obligation
          key={obligation.id}
          obligation={obligation}
          isAll={obligation.id === property}
          checks={checks}
          search={search}
        />
      ))}
    </div>
  );
}

function Obligation({
  obligation,
  isAll,
  checks,
  search,
}: {
  readonly obligation: ObligationResult;
  /** Whether the property obliges to nothing else, so that its own line says it already. */
  readonly isAll: boolean;
  readonly checks: readonly ReportedCheck[];
  readonly search: (text: string) => void;
}) {
  const { id, verdict, isShown } = obligation;
  const at = (positions: readonly number[]) => byUrgency(positions.flatMap((position) => checks[position] ?? []));
  const sentence = at([...obligation.holds, ...obligation.breaks])[0]?.property?.name;
  return (
    <section class="obligation" aria-label={id}>
      {!isAll && (
        <h4>
          <Mark sign={isShown ? 'as bound' : verdict === 'violated' ? 'otherwise' : 'undecided'} /> {id}
        </h4>
      )}
      {!isAll && sentence !== undefined && <p class="sentence">{sentence}</p>}
      {kinds.map(([kind, meaning]) => {
        const some = at(obligation[kind]);
        if (some.length === 0) return null;
        return (
          <div key={kind} class="obligation-kind">
            <h5>
              {meaning} <span class="figures">{count(some.length)}</span>
            </h5>
            {some.slice(0, few).map((check) => (
              <CheckRow key={check.address} check={check} />
            ))}
            {some.length > few && (
              <button
                type="button"
                class="quiet"
                onClick={() => search(`${id} kind:${kind === 'limits' ? 'limit' : kind}`)}
              >
                all {count(some.length)}
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}
