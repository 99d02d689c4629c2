import type { Outcome } from '../../../../properties/index.js';

/** What a sign stands for: as it should be, not so, or not decided. */
export type Sign = Outcome | 'known';

const words: { readonly [sign in Sign]: string } = {
  'as bound': 'as expected',
  otherwise: 'unexpected',
  undecided: 'undecided',
  known: 'known flaw',
};

/** A sign that differs by its form, not by its colour alone; it is read out, unless the word stands beside it. */
export function Mark({ sign, beside = false }: { readonly sign: Sign; readonly beside?: boolean }) {
  return (
    <span class={`mark mark-${sign.replace(' ', '-')}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="7" />
        <path d={shapes[sign]} />
      </svg>
      {!beside && <span class="unseen">{words[sign]}</span>}
    </span>
  );
}

const shapes: { readonly [sign in Sign]: string } = {
  'as bound': 'M4.8 8.3 7 10.6 11.3 5.6',
  otherwise: 'M5.4 5.4 10.6 10.6 M10.6 5.4 5.4 10.6',
  undecided: 'M6.1 6.3a1.9 1.9 0 1 1 2.9 1.6c-.7.4-1 .8-1 1.5 M8 11.4v.2',
  known: 'M8 4.4v4.4 M8 11.2v.2',
};
