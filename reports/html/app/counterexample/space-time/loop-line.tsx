import type { Loop } from '../../../../../checker/index.js';
import { type Geometry, ROW_HEIGHT } from './geometry.js';

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
  const right = geometry.width - 12;
  const bottom = geometry.y(length);
  if (loop.start === length) {
    return (
      <g class="loop">
        <title>The run stays in this state for ever</title>
        <path d={`M${right - 18},${bottom - 4} a9,9 0 1 1 -2,9`} marker-end="url(#head-loop)" />
      </g>
    );
  }
  const top = geometry.y(loop.start);
  return (
    <g class="loop">
      <title>{`After step ${length} the run is back where it was after step ${loop.start}`}</title>
      <path
        d={`M${right - 20},${bottom} H${right - 8} Q${right},${bottom} ${right},${bottom - 8} V${top + ROW_HEIGHT / 2 + 8} Q${right},${top + ROW_HEIGHT / 2} ${right - 8},${top + ROW_HEIGHT / 2} H${right - 20}`}
        marker-end="url(#head-loop)"
      />
      <text
        x={right - 6}
        y={(top + bottom) / 2}
        transform={`rotate(-90 ${right - 6} ${(top + bottom) / 2})`}
        text-anchor="middle"
      >
        for ever
      </text>
    </g>
  );
}
