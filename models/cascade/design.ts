/** The choices in which designs of the chart differ. */
export interface Design {
  /** Whether requests that nobody has room for are shed; else they are moved all the same. */
  readonly sheds: boolean;
  /** What comes after a failed node is isolated and its dependencies monitored: the document forgets its load there. */
  readonly afterMonitoring: 'redistribute' | 'more failures?';
  /** What the emergency protocol is. */
  readonly emergency: 'shed load and call an operator' | 'graceful shutdown';
  /** What becomes of a system that is degraded when all has been done. */
  readonly whenDegraded: 'with the operator' | 'load shedding';
}

export const repairedDesign: Design = {
  sheds: true,
  afterMonitoring: 'redistribute',
  emergency: 'shed load and call an operator',
  whenDegraded: 'with the operator',
};
