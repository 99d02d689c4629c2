import type { Mark, Trace } from '../../../../checker/index.js';
import { deedOf, type Lane, type Row, summaryOf } from '../../../story/index.js';
import { numberText } from '../../../wording/index.js';

/** How a property stands after a step. */
export interface RowMark {
  readonly property: string;
  readonly mark: Mark;
}

/** Marks of no more properties than these stand beside a step. */
const MOST_MARKS = 3;

/** A step in a line or two: who does what, what changes, and how the property stands. */
export function StepRow({
  row,
  top,
  isHere,
  faded,
  onStep,
  marks,
  trace,
  lanes,
}: {
  /** Null stands for the initial state. */
  readonly row: Row | null;
  readonly top: number;
  readonly isHere: boolean;
  readonly faded: boolean;
  readonly onStep: () => void;
  readonly marks: readonly RowMark[];
  readonly trace: Trace;
  readonly lanes: readonly Lane[];
}) {
  const { loop } = trace;
  const summary = row === null ? '' : summaryOf(row.step, trace, lanes);
  const repeats = loop !== null && row !== null && row.first > loop.start;
  return (
    <li
      class={`step-row${faded ? ' step-faded' : ''}${repeats ? ' step-repeats' : ''}${row === null ? '' : ` step-${row.event}`}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-current={isHere ? 'step' : undefined}
    >
      <button type="button" onClick={onStep} tabIndex={isHere ? 0 : -1}>
        <span class="step-number">{row === null ? '0' : numberText(row)}</span>
        <span class="step-words">
          <span class="step-deed">{row === null ? 'initially' : deedOf(row.step)}</span>
          {summary !== '' && <span class="step-who">{summary}</span>}
        </span>
        <span class="step-marks">
          {marks.slice(0, MOST_MARKS).map(({ property, mark }) => (
            <MarkSign key={property} property={property} mark={mark} />
          ))}
          <OtherMarks marks={marks.slice(MOST_MARKS)} />
        </span>
      </button>
    </li>
  );
}

/** How many properties there are besides those whose marks have room, and in words how they stand. */
function OtherMarks({ marks }: { readonly marks: readonly RowMark[] }) {
  if (marks.length === 0) return null;
  const said = marks.map(standing);
  return (
    <span class="stand-others" title={said.join('\n')}>
      <span aria-hidden="true">+{marks.length}</span>
      <span class="unseen">{said.join(', ')}</span>
    </span>
  );
}

function standing({ property, mark }: RowMark): string {
  const words = { holds: 'holds', violated: 'is violated', open: 'waits for what has to follow' };
  return `${property} ${words[mark]}`;
}

/** How a property stands, by form and colour, and in words for who cannot see it. */
export function MarkSign({ property, mark }: RowMark) {
  return (
    <span class={`stand stand-${mark}`} title={standing({ property, mark })}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[mark]} />
      </svg>
      <span class="unseen">{standing({ property, mark })}</span>
    </span>
  );
}

const shapes: { readonly [mark in Mark]: string } = {
  holds: 'M2.5 6.5 5 9 9.5 3.5',
  violated: 'M2.5 2.5 9.5 9.5 M9.5 2.5 2.5 9.5',
  open: 'M3 2h6 M3 10h6 M3.5 2c0 4 5 4 5 8 M8.5 2c0 4-5 4-5 8',
};
