import type { Subjects } from '../compile/index.js';
import type { AccessSets } from './access-sets.js';
import { InstanceSets, lowestBit } from './instance-set.js';
import type { Recorder } from './recorder.js';

/** Which instances must be in every stubborn set that an instance is in, as far as that depends on no state. */
export interface Dependence {
  /** By instance: its position in the sets, or −1 if it can neither read nor write: nothing depends on that one. */
  readonly member: Int32Array;
  readonly members: number;
  /** By bit of the state: the members that may write it. */
  readonly writers: InstanceSets;
  /** By bit: the members that may read or write it, what it takes to try them included. */
  readonly users: InstanceSets;
  /** The bits that properties may read. */
  readonly observed: Int32Array;
  /** One set: the members that may write one of those. */
  readonly visible: InstanceSets;
}

/**
 * @param recorder of a program that has expanded a state, so that it is known what must be in flight, and what is left of
 * which budget, for an instance to be tried
 */
export function dependenceOf(
  subjects: Subjects,
  words: number,
  { mayRead, mayWrite }: AccessSets,
  { reads, actionOf }: Pick<Recorder, 'reads' | 'actionOf'>,
): Dependence {
  const { size, arrivals, budgets, properties, nobody } = subjects;
  const observed = new Int32Array(words);
  for (let property = properties; property < nobody; property++) {
    for (let word = 0; word < words; word++) {
      observed[word] = (observed[word] ?? 0) | (mayRead[property * words + word] ?? 0);
    }
  }
  const written = (instance: number, word: number) => mayWrite[instance * words + word] ?? 0;
  const used = (instance: number, word: number) =>
    written(instance, word) |
    (mayRead[instance * words + word] ?? 0) |
    (reads[(arrivals + instance) * words + word] ?? 0) |
    (reads[(budgets + (actionOf[instance] ?? 0)) * words + word] ?? 0);
  const member = new Int32Array(size).fill(-1);
  let members = 0;
  for (let instance = 0; instance < size; instance++) {
    for (let word = 0; word < words && member[instance] === -1; word++) {
      if (used(instance, word) !== 0) member[instance] = members++;
    }
  }
  const writers = new InstanceSets(members, 32 * words);
  const users = new InstanceSets(members, 32 * words);
  const visible = new InstanceSets(members, 1);
  for (const [instance, at] of member.entries()) {
    for (let word = 0; word < words && at >= 0; word++) {
      if ((written(instance, word) & (observed[word] ?? 0)) !== 0) visible.add(0, at);
      eachBit(written(instance, word), (bit) => writers.add(32 * word + bit, at));
      eachBit(used(instance, word), (bit) => users.add(32 * word + bit, at));
    }
  }
  return { member, members, writers, users, observed, visible };
}

function eachBit(bits: number, visit: (bit: number) => void): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) visit(lowestBit(rest));
}
