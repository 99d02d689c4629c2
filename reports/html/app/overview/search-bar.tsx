import type { RefObject } from 'preact';
import { count } from '../../../wording/index.js';

const narrowings: readonly (readonly [string, string])[] = [
  ['is:unexpected', 'unexpected'],
  ['is:undecided', 'undecided'],
  ['kind:holds', 'holds'],
  ['kind:breaks', 'breaks'],
  ['kind:reached', 'reached'],
  ['kind:limit', 'limits'],
];

/** Where checks are looked for, by words and by how they came out. */
export function SearchBar({
  field,
  search,
  found,
  of,
  onSearch,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly search: string;
  readonly found: number;
  readonly of: number;
  readonly onSearch: (search: string) => void;
}) {
  const words = search.split(/\s+/).filter(Boolean);
  const toggle = (word: string) =>
    onSearch((words.includes(word) ? words.filter((each) => each !== word) : [...words, word]).join(' '));
  return (
    <search class="search">
      <label>
        <span class="unseen">Search the checks</span>
        <input
          ref={field}
          type="search"
          placeholder="Search: a property, a model, a finding …"
          value={search}
          onInput={({ currentTarget }) => onSearch(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </label>
      <span class="figures" role="status">
        {search === '' ? `${count(of)} checks` : `${count(found)} of ${count(of)} checks`}
      </span>
      <fieldset class="narrowings">
        <legend class="unseen">Only those that are</legend>
        {narrowings.map(([word, label]) => (
          <button key={word} type="button" aria-pressed={words.includes(word)} onClick={() => toggle(word)}>
            {label}
          </button>
        ))}
      </fieldset>
    </search>
  );
}
