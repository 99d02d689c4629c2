import type { Loop } from '../../../../../checker/index.js';
import { type Geometry, ROW_HEIGHT } from './geometry.js';

/** Where the line goes back, from the left. */
const LEFT = 10;

/** How a run goes on for ever: back to where it repeats itself, or nowhere. */
export function LoopLine({
  loop,
  length,
  geometry,
}: {
  readonly loop: Loop;
  readonly length: number;
  readonly geometry: Geometry;
}) {
  const bottom = geometry.y(length);
  if (loop.start === length) {
    return (
      <g class="loop">
        <title>The run stays in this state for ever</title>
        <path d={`M${LEFT + 6},${bottom - 7} a8,8 0 1 0 9,3`} marker-end="url(#head-loop)" />
      </g>
    );
  }
  // From the middle of the last step's row to the line between the last step before the loop and the first in it.
  const top = geometry.y(loop.start) + ROW_HEIGHT / 2;
  const middle = (top + bottom) / 2;
  return (
    <g class="loop">
      <title>{`After step ${length} the run is back where it was after step ${loop.start}`}</title>
      <path
        d={`M${LEFT + 18},${bottom} H${LEFT + 8} Q${LEFT},${bottom} ${LEFT},${bottom - 8} V${top + 8} Q${LEFT},${top} ${LEFT + 8},${top} H${LEFT + 18}`}
        marker-end="url(#head-loop)"
      />
      {bottom - top > 1.5 * ROW_HEIGHT && (
        <text x={LEFT} y={middle} transform={`rotate(-90 ${LEFT} ${middle})`} text-anchor="middle" dy="4">
          for ever
        </text>
      )}
    </g>
  );
}
