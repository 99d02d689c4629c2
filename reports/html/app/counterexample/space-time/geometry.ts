import type { Arrow, Lane, Row } from '../../../../story/index.js';
import { rowOfStep } from '../../../../story/index.js';

/** Of a row, in pixels. */
export const ROW_HEIGHT = 44;

/** Where things stand in a diagram, in pixels; the first row is that of the initial state. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly laneWidth: number;
  /** The middle of a lane. */
  readonly x: (lane: string) => number;
  /** The middle of the row of a step; 0 is the beginning. */
  readonly y: (step: number) => number;
  /** The number of the row of a step. */
  readonly rowOf: (step: number) => number;
}

/** Room at the left, where loops go back. */
const LOOP_ROOM = 36;

const NARROWEST_LANE = 70;
const WIDEST_LANE = 200;

/** Of a name's letters, in the type of the heads of narrow lanes; a word of more letters than these is broken. */
const LETTER = 6.6;
const MOST_LETTERS = 14;

/** How narrow lanes may be so that their names are broken between words only. */
function roomForWords(lanes: readonly Lane[]): number {
  const letters = lanes.flatMap(({ name }) => name.split(/\s+/).map((word) => Math.min(word.length, MOST_LETTERS)));
  return Math.max(NARROWEST_LANE, ...letters.map((count) => Math.ceil(count * LETTER) + 4));
}

/** Places lanes side by side in the room there is, as far as they can be read, and rows one below the other. */
export function geometryOf(lanes: readonly Lane[], rows: readonly Row[], room: number, isEndless: boolean): Geometry {
  const loopRoom = isEndless ? LOOP_ROOM : 0;
  const fitting = (room - loopRoom) / Math.max(1, lanes.length);
  const laneWidth = Math.floor(Math.min(WIDEST_LANE, Math.max(roomForWords(lanes), fitting)));
  const positions = new Map(lanes.map(({ name }, position) => [name, loopRoom + laneWidth * (position + 0.5)]));
  const rowNumbers = new Map(
    rows.flatMap(({ first, last }, position) =>
      Array.from({ length: last - first + 1 }, (_, offset): [number, number] => [first + offset, position + 1]),
    ),
  );
  const rowOf = (step: number) => rowNumbers.get(step) ?? (step === 0 ? 0 : rowOfStep(rows, step) + 1);
  return {
    width: Math.max(room, laneWidth * lanes.length + loopRoom),
    height: (rows.length + 1.7) * ROW_HEIGHT,
    laneWidth,
    x: (lane) => positions.get(lane) ?? 0,
    y: (step) => (rowOf(step) + 0.5) * ROW_HEIGHT,
    rowOf,
  };
}

/** About half of the way to a lane, but never so far as a lane that lies between. */
function reachTowards(distance: number, laneWidth: number): number {
  const lanes = Math.abs(distance) / laneWidth;
  return lanes < 1 ? distance / 2 : Math.sign(distance) * laneWidth * (Math.floor(lanes / 2) + 0.5);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line from where something was sent to where it arrived, was lost, or is still under way. */
export function lineOf(
  { from, to, fate }: Arrow,
  { x, y, laneWidth }: Geometry,
): { readonly start: Point; readonly end: Point } {
  const target = to.lane === null ? null : x(to.lane);
  const startY = y(from.step);
  const startX = from.lane === null ? (target ?? 0) - laneWidth * 0.45 : x(from.lane);
  const start = { x: startX, y: from.lane === null && to.step !== null ? y(to.step) - ROW_HEIGHT * 0.4 : startY };
  if (fate === 'under way' || to.step === null) {
    const reach = target === null ? laneWidth * 0.3 : reachTowards(target - startX, laneWidth);
    return { start, end: { x: startX + reach, y: startY + ROW_HEIGHT * 0.6 } };
  }
  const endX = target ?? startX + laneWidth * 0.4;
  if (fate === 'lost') {
    const way = from.lane === to.lane ? 1 : 0.72;
    return { start, end: { x: startX + (endX - startX) * way, y: startY + (y(to.step) - startY) * way } };
  }
  return { start, end: { x: endX, y: y(to.step) } };
}

/** The same line, shortened so that it touches neither dot. */
export function between(start: Point, end: Point, gap: number): { readonly start: Point; readonly end: Point } {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  if (length <= 2 * gap) return { start, end };
  const [dx, dy] = [((end.x - start.x) / length) * gap, ((end.y - start.y) / length) * gap];
  return { start: { x: start.x + dx, y: start.y + dy }, end: { x: end.x - dx, y: end.y - dy } };
}
