import { useMemo, useRef } from 'preact/hooks';
import type { Contents } from '../../contents/index.js';
import { useKeys } from '../navigation/keys.js';
import { replaceBy } from '../navigation/router.js';
import { CheckList } from './check-list.js';
import { PartSummary } from './part-summary.js';
import { matching } from './search.js';
import { SearchBar } from './search-bar.js';

/** What was checked and what came out: what is not as it should be first. */
export function Overview({ contents, search }: { readonly contents: Contents; readonly search: string }) {
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.focus(), j: () => moveFocus(1), k: () => moveFocus(-1) });
  const found = useMemo(() => matching(contents.checks, search), [contents, search]);
  const look = (text: string) => replaceBy({ page: 'overview', search: text });
  return (
    <>
      <SearchBar field={field} search={search} found={found.length} of={contents.checks.length} onSearch={look} />
      {search === '' ? (
        contents.parts.map((part, position) => <PartSummary key={position} part={part} search={look} />)
      ) : (
        <section aria-labelledby="found">
          <h1 id="found">{found.length === 0 ? 'No check is found' : 'Checks found'}</h1>
          <CheckList checks={found} label="Checks found" />
        </section>
      )}
    </>
  );
}

/** The focus goes to the next check that is seen, or the one before. */
function moveFocus(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('main a[data-check], main summary')].filter(
    (link) => link.offsetParent !== null,
  );
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? links.indexOf(activeElement) : -1;
  const next = links[at === -1 && by === -1 ? links.length - 1 : at + by];
  next?.focus();
}
