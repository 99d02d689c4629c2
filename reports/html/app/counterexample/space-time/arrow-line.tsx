import type { Arrow } from '../../../../story/index.js';
import { between, type Geometry, lineOf, type Point } from './geometry.js';

/** How far a line ends from the middle of a lane. */
const GAP = 8;

/** A message on its way, or what one lane read of another. */
export function ArrowLine({
  arrow,
  geometry,
  faded,
  labelled,
}: {
  readonly arrow: Arrow;
  readonly geometry: Geometry;
  readonly faded: boolean;
  readonly labelled: boolean;
}) {
  const line = lineOf(arrow, geometry);
  const arrives = arrow.fate === 'arrived';
  const isToItself = arrives && arrow.from.lane === arrow.to.lane && arrow.from.step !== arrow.to.step;
  const { start, end } = between(line.start, line.end, arrives ? GAP : 0);
  const begin = arrives ? start : between(line.start, line.end, GAP).start;
  const path = isToItself
    ? `M${line.start.x + 6},${line.start.y + 4} C${line.start.x + 30},${line.start.y + 8} ${line.start.x + 30},${line.end.y - 8} ${line.end.x + 7},${line.end.y - 3}`
    : `M${begin.x},${begin.y} L${end.x},${end.y}`;
  const label = labelPlace(arrow, begin, end, isToItself);
  const classes = [
    'arrow',
    `arrow-${arrow.kind}`,
    `arrow-${arrow.fate.replace(' ', '-')}`,
    ...(arrow.isForged ? ['arrow-forged'] : []),
    ...(arrow.isDuplicate ? ['arrow-duplicate'] : []),
    ...(arrow.isLate ? ['arrow-late'] : []),
    ...(faded ? ['faded'] : []),
  ];
  return (
    <g class={classes.join(' ')}>
      <title>{titleOf(arrow)}</title>
      <path d={path} marker-end={arrives && arrow.kind !== 'influence' ? `url(#${headOf(arrow)})` : undefined} />
      {arrow.fate === 'lost' && (
        <path class="cross" d={`M${end.x - 5},${end.y - 5} l10,10 M${end.x + 5},${end.y - 5} l-10,10`} />
      )}
      {arrow.isForged && <circle class="source" cx={line.start.x} cy={line.start.y} r="4" />}
      {arrow.fate === 'under way' && <circle class="open-end" cx={end.x} cy={end.y} r="3" />}
      {labelled && arrow.label !== '' && (
        <text x={label.x} y={label.y} text-anchor={label.anchor}>
          {labelOf(arrow)}
        </text>
      )}
    </g>
  );
}

/** How far from where an arrow arrives its label stands, in pixels. */
const LABEL_DISTANCE = 44;

/** Where the label of an arrow stands: on its line, near where it arrives, for there lines are apart. */
function labelPlace(arrow: Arrow, start: Point, end: Point, isToItself: boolean) {
  if (isToItself) return { x: end.x + 16, y: (start.y + end.y) / 2 + 4, anchor: 'start' };
  if (arrow.fate === 'under way') {
    const isToTheRight = end.x >= start.x;
    return { x: end.x + (isToTheRight ? 7 : -7), y: end.y + 4, anchor: isToTheRight ? 'start' : 'end' };
  }
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const along = length === 0 ? 0 : Math.max(0.5, 1 - LABEL_DISTANCE / length);
  return { x: start.x + (end.x - start.x) * along, y: start.y + (end.y - start.y) * along - 3, anchor: 'middle' };
}

function labelOf({ label, isDuplicate, isLate, fate }: Arrow): string {
  const remarks = [
    ...(fate === 'lost' ? ['lost'] : []),
    ...(isDuplicate ? ['again'] : []),
    ...(isLate ? ['late'] : []),
  ];
  return remarks.length === 0 ? label : `${label} (${remarks.join(', ')})`;
}

function headOf({ isForged, kind }: Arrow): string {
  return isForged ? 'head-forged' : kind === 'read' ? 'head-read' : 'head';
}

function titleOf({ text, from, to, fate, isForged, isDuplicate, isLate, kind }: Arrow): string {
  const source = from.lane ?? 'nobody known';
  const since = from.step === 0 ? 'from the beginning' : `from ${source}, step ${from.step}`;
  const ends = {
    arrived: `to ${to.lane ?? 'nobody known'}, step ${to.step}`,
    lost: `lost in step ${to.step}`,
    'under way': 'not received in this run',
  };
  const remarks = [
    ...(kind === 'read' ? ['read, not taken'] : []),
    ...(isForged ? ['forged'] : []),
    ...(isDuplicate ? ['a second time'] : []),
    ...(isLate ? ['late'] : []),
  ];
  return [text, since, ends[fate], ...remarks].join('; ');
}
