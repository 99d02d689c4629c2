import type { ReportedCheck } from '../../contents/index.js';
import { LongList } from '../parts/long-list.js';
import { CheckRow } from './check-row.js';

/** Rows are of one height, so that a long list need not be drawn whole. */
const rowHeight = 36;

/** Checks, a line each. */
export function CheckList({ checks, label }: { readonly checks: readonly ReportedCheck[]; readonly label: string }) {
  return <LongList items={checks} height={rowHeight} label={label} row={(check) => <CheckRow check={check} />} />;
}
