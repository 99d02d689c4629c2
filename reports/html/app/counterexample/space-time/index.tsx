import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Trace } from '../../../../../checker/index.js';
import { deedOf, isInCone, type Row, type Story } from '../../../../story/index.js';
import { type RowMark, StepRow } from '../step-row.js';
import { ArrowLine } from './arrow-line.js';
import { EventMark } from './event-mark.js';
import { type Geometry, geometryOf, lineOf, ROW_HEIGHT } from './geometry.js';
import { CutBands, LaneHeads, LaneLines } from './lanes.js';
import { LoopLine } from './loop-line.js';

/** How many rows are kept ready above and below those that are seen. */
const AHEAD = 8;

/** What is drawn before anybody has measured. */
const UNMEASURED = { width: 800, top: 0, height: 3000 };

/** The steps of a run in words, and beside them who sends what to whom; it scrolls in itself, with the names in sight. */
export function SpaceTime({
  story,
  trace,
  step,
  onStep,
  coneOnly,
  marksOf,
  decisive,
  whole,
}: {
  readonly story: Story;
  readonly trace: Trace;
  readonly step: number;
  readonly onStep: (step: number) => void;
  /** Whether what does not matter is faded. */
  readonly coneOnly: boolean;
  readonly marksOf: (step: number) => readonly RowMark[];
  /** The steps that decided, as far as they are known. */
  readonly decisive: ReadonlySet<number>;
  /** Whether all of it is drawn, and not only what is in sight. */
  readonly whole: boolean;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(UNMEASURED);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = () => setView({ width: box.clientWidth, top: box.scrollTop, height: box.clientHeight });
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(box);
    box.addEventListener('scroll', measure, { passive: true });
    return () => {
      watcher.disconnect();
      box.removeEventListener('scroll', measure);
    };
  }, []);
  const { lanes, rows, arrows, bands, cone } = story;
  const { length } = trace.steps;
  const listWidth = view.width < 600 ? 136 : Math.min(300, Math.round(view.width * 0.4));
  const geometry = geometryOf(lanes, rows, view.width - listWidth, trace.loop !== null);
  const here = geometry.rowOf(step);
  useLayoutEffect(() => keepInSight(scroller.current, here), [here]);

  const first = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - AHEAD);
  const last = Math.ceil((view.top + view.height) / ROW_HEIGHT) + AHEAD;
  const isSeen = (from: number, to: number) => whole || (to >= first && from <= last);
  const matters = (row: Row) => cone === null || cone.steps.has(row.first) || cone.steps.has(row.last);
  const labelled = new Set(labelledArrows(story, geometry));
  const [own] = marksOf(0);
  const legend = own === undefined ? '' : `${own.property}${marksOf(0).length > 1 ? ' …' : ''}`;
  const go = (row: number) => onStep(row <= 0 ? 0 : (rows[Math.min(row, rows.length) - 1]?.last ?? length));

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section class="diagram" ref={scroller} tabIndex={0} aria-label="Steps and messages">
      <div
        class="diagram-canvas"
        style={{ width: `${listWidth + geometry.width}px`, height: `${geometry.height + HEAD}px` }}
      >
        <div class="diagram-heads">
          <span class="diagram-corner" style={{ width: `${listWidth}px` }}>
            Step <small>{legend}</small>
          </span>
          <div class="diagram-lanes">
            <LaneHeads lanes={lanes} geometry={geometry} />
          </div>
        </div>
        <div class="diagram-here" style={{ top: `${HEAD + here * ROW_HEIGHT}px` }} />
        <div
          class="diagram-drawing"
          style={{ left: `${listWidth}px` }}
          onClick={(event) => go(Math.floor(event.offsetY / ROW_HEIGHT))}
          aria-hidden="true"
        />
        <svg
          class="diagram-svg"
          role="img"
          aria-labelledby="diagram-title diagram-desc"
          style={{ left: `${listWidth}px`, top: `${HEAD}px` }}
          width={geometry.width}
          height={geometry.height}
        >
          <title id="diagram-title">Space–time diagram</title>
          <desc id="diagram-desc">
            {`A line for each of ${lanes.map(({ name }) => name).join(', ')}; time runs downwards, through ${length} steps. The list of steps says the same in words.`}
          </desc>
          <Markers />
          <CutBands bands={bands} geometry={geometry} />
          <LaneLines story={story} geometry={geometry} coneOnly={coneOnly} />
          {rows.map((row, position) =>
            row.lane === null && isSeen(position + 1, position + 1) ? (
              <line
                key={row.first}
                class="passing"
                x1="0"
                x2={geometry.width}
                y1={geometry.y(row.first)}
                y2={geometry.y(row.first)}
              />
            ) : null,
          )}
          {arrows.map((arrow, position) =>
            isSeen(geometry.rowOf(arrow.from.step), geometry.rowOf(arrow.to.step ?? arrow.from.step)) ? (
              <ArrowLine
                key={position}
                arrow={arrow}
                geometry={geometry}
                faded={coneOnly && cone !== null && !isInCone(arrow, cone)}
                labelled={labelled.has(position)}
              />
            ) : null,
          )}
          {rows.map((row, position) =>
            row.lane !== null && isSeen(position + 1, position + 1) ? (
              <EventMark
                key={row.first}
                event={row.event}
                x={geometry.x(row.lane)}
                y={geometry.y(row.first)}
                faded={coneOnly && !matters(row)}
                isDecisive={decisive.has(row.first) || (row.last === length && trace.loop === null)}
                title={`Step ${row.first}: ${deedOf(row.step)}`}
              />
            ) : null,
          )}
          {trace.loop !== null && <LoopLine loop={trace.loop} length={length} geometry={geometry} />}
        </svg>
        <ol
          class="diagram-steps"
          style={{ width: `${listWidth}px`, height: `${geometry.height}px` }}
          aria-label="Steps"
        >
          {isSeen(0, 0) && (
            <StepRow
              row={null}
              top={0}
              isHere={here === 0}
              faded={false}
              onStep={() => onStep(0)}
              marks={marksOf(0)}
              trace={trace}
              lanes={lanes}
            />
          )}
          {rows.map((row, position) =>
            isSeen(position + 1, position + 1) ? (
              <StepRow
                key={row.first}
                row={row}
                top={(position + 1) * ROW_HEIGHT}
                isHere={here === position + 1}
                faded={coneOnly && !matters(row)}
                onStep={() => onStep(row.last)}
                marks={marksOf(row.last)}
                trace={trace}
                lanes={lanes}
              />
            ) : null,
          )}
        </ol>
      </div>
    </section>
  );
}

/** Of the names of the lanes, in pixels. */
const HEAD = 44;

/** Which arrows say what they are: of those that end nowhere, one for each kind that a step sends. */
function labelledArrows({ arrows }: Story, geometry: Geometry): readonly number[] {
  const farthest = new Map<string, { position: number; reach: number }>();
  const arrived = arrows.flatMap((arrow, position) => {
    if (arrow.fate !== 'under way') return [position];
    const { start, end } = lineOf(arrow, geometry);
    const key = `${arrow.from.step} ${arrow.label} ${end.x >= start.x}`;
    const reach = Math.abs(end.x - start.x);
    if (reach >= (farthest.get(key)?.reach ?? -1)) farthest.set(key, { position, reach });
    return [];
  });
  return [...arrived, ...[...farthest.values()].map(({ position }) => position)];
}

function keepInSight(box: HTMLDivElement | null, row: number): void {
  if (box === null) return;
  const top = row * ROW_HEIGHT;
  const bottom = top + ROW_HEIGHT + HEAD;
  if (top < box.scrollTop) box.scrollTop = Math.max(0, top - ROW_HEIGHT);
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight + ROW_HEIGHT;
}

function Markers() {
  return (
    <defs>
      {['head', 'head-read', 'head-forged', 'head-loop'].map((id) => (
        <marker
          key={id}
          id={id}
          viewBox="0 0 8 8"
          refX="6.5"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0.5,0.8 L7.5,4 L0.5,7.2 Z" />
        </marker>
      ))}
    </defs>
  );
}
