/** For each transaction those that it waits for, all of them (the AND model); in the order in which they came. */
export interface WaitForGraph {
  readonly [transaction: string]: readonly string[];
}

/** The sets of transactions that wait for each other, or what is wrong with the graph. */
export type Detection = { readonly deadlocks: readonly (readonly string[])[] } | { readonly rejected: string };

export type Detect = (graph: WaitForGraph) => Detection;
