import type { EdgeSink } from '../../compile/index.js';

/** Leads the transitions that a program makes to where they are wanted at the time. */
export class EdgeSwitch implements EdgeSink {
  to: EdgeSink = nowhere;

  open(source: number): void {
    this.to.open(source);
  }

  append(source: number, targets: Int32Array, labels: Int32Array, count: number): void {
    this.to.append(source, targets, labels, count);
  }

  labelOfDuration(steps: number): number {
    return this.to.labelOfDuration(steps);
  }
}

export const nowhere: EdgeSink = { open: () => {}, append: () => {}, labelOfDuration: () => 0 };
