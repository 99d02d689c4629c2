/** A line that stands for any number of lines; at the end of a line it stands for the rest. */
const ellipsis = '…';

/** A line of a page beside the line that was printed; one of them where the other is missing or left out. */
interface Row {
  readonly shown?: string | undefined;
  readonly printed?: string | undefined;
}

/** What a page shows of an output, compared with what was printed. */
export interface Comparison {
  readonly isSame: boolean;
  /** The lines that differ (− on the page, + printed), with their neighbours. */
  readonly difference: string;
  /** What the page ought to show, leaving out what it leaves out now. */
  readonly corrected: readonly string[];
}

/** Compares the lines that a page shows with those that were printed, up to what differs from run to run. */
export function compare(shown: readonly string[], printed: readonly string[]): Comparison {
  const rows = align(shown, printed);
  const differs = rows.map((row) => !isSame(row));
  const nearDifference = (position: number) => differs.slice(Math.max(0, position - 2), position + 3).includes(true);
  return {
    isSame: !differs.includes(true),
    difference: rows
      .filter((_, position) => nearDifference(position))
      .flatMap((row) => (isSame(row) ? [`  ${row.shown ?? ''}`] : signed(row)))
      .filter(isNoSecondEllipsis)
      .join('\n'),
    corrected: rows.flatMap((row) => (isSame(row) ? row.shown : row.printed) ?? []).filter(isNoSecondEllipsis),
  };
}

/** Whether a line is more than the next one that the same … leaves out. */
function isNoSecondEllipsis(line: string, position: number, lines: readonly string[]): boolean {
  return line.trim() !== ellipsis || lines[position - 1] !== line;
}

function signed({ shown, printed }: Row): string[] {
  return [...(shown === undefined ? [] : [`- ${shown}`]), ...(printed === undefined ? [] : [`+ ${printed}`])];
}

function isSame({ shown, printed }: Row): boolean {
  if (shown === undefined) return false;
  if (shown === ellipsis) return true;
  if (printed === undefined) return false;
  return shown.endsWith(ellipsis)
    ? steady(printed).startsWith(steady(shown.slice(0, -ellipsis.length)))
    : steady(printed) === steady(shown);
}

/** Puts the lines side by side so that as few as possible differ. */
function align(shown: readonly string[], printed: readonly string[]): readonly Row[] {
  const costs = Array.from({ length: shown.length + 1 }, () => new Array<number>(printed.length + 1).fill(0));
  const costAt = (left: number, right: number) => costs[left]?.[right] ?? Number.POSITIVE_INFINITY;

  /** The ways to go on from two positions, the best first. */
  const moves = (left: number, right: number) => {
    const isGap = shown[left] === ellipsis;
    const both: Row = { shown: shown[left], printed: printed[right] };
    const onlyPrinted: Row = isGap ? both : { printed: printed[right] };
    return [
      // A gap ends only by itself, for it may take in any number of lines.
      ...(isGap ? [] : [{ row: both, left: left + 1, right: right + 1 }]),
      { row: { shown: shown[left] }, left: left + 1, right },
      { row: onlyPrinted, left, right: right + 1 },
    ]
      .filter((next) => next.left <= shown.length && next.right <= printed.length)
      .map((next) => ({ ...next, cost: costAt(next.left, next.right) + (isSame(next.row) ? 0 : 1) }))
      .sort((one, other) => one.cost - other.cost);
  };

  for (let left = shown.length; left >= 0; left--) {
    const row = costs[left];
    for (let right = printed.length; right >= 0 && row !== undefined; right--) {
      row[right] = moves(left, right)[0]?.cost ?? 0;
    }
  }
  const rows: Row[] = [];
  for (let [left, right] = [0, 0]; left < shown.length || right < printed.length; ) {
    const [best] = moves(left, right);
    if (best === undefined) break;
    rows.push(best.row);
    ({ left, right } = best);
  }
  return rows;
}

/** What varies from run to run and from machine to machine, made the same. */
function steady(line: string): string {
  return line
    .replace(/\d+ (min|h) \d\d (s|min)\b/g, '0 s')
    .replace(/\b\d[\d.,]* s\b/g, '0 s')
    .replace(/\b\d[\d.]*( thousand| million)? (states|transitions|steps|inputs)\/s/g, '0 $2/s')
    .replace(/\b\d+ bytes\/state/g, '0 bytes/state')
    .replace(/\b\d[\d.]* [MG]iB/g, '0 MiB')
    .replace(/"(seconds|bytesPerState|peakMemory)": [\d.e+-]+/g, '"$1": 0')
    .trimEnd();
}
