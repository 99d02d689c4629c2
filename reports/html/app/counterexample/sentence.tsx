import { Fragment } from 'preact';

/** A sentence in which each "step 9" leads there. */
export function Sentence({ text, onStep }: { readonly text: string; readonly onStep: (step: number) => void }) {
  const parts = text.split(/(\bsteps? \d+)/);
  return (
    <>
      {parts.map((part, position) => {
        const [, number] = /^steps? (\d+)$/.exec(part) ?? [];
        if (number === undefined) return <Fragment key={position}>{part}</Fragment>;
        return (
          <button key={position} type="button" class="step-link" onClick={() => onStep(Number(number))}>
            {part}
          </button>
        );
      })}
    </>
  );
}
