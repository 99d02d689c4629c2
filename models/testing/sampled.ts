/** Whether everything is to be tried, as `npm run test:thorough` asks; else tables that take minutes are sampled. */
const isThorough = process.env.SIGNALBOX_THOROUGH !== undefined;

/**
 * So many rows of a table, spread over all of it, the same ones each time; the whole table where everything is to be tried.
 * @param share between 0 and 1
 */
export function sampled<Row>(rows: readonly Row[], share: number): readonly Row[] {
  if (isThorough) return rows;
  return rows.filter((_, position) => Math.floor((position + 1) * share) > Math.floor(position * share));
}
