/** A register for each value of so many bits of a hash. */
const INDEX_BITS = 14;
/** How many registers there are, of a byte each. */
export const REGISTERS = 2 ** INDEX_BITS;
/** The other hash has so many bits: a register says how many of its highest are 0, and one more. */
const RANK_BITS = 32;

/** The relative standard error of an estimate: √(3 ln 2 − 1) ÷ √registers, 0.81 %. */
export const STANDARD_ERROR = Math.sqrt(3 * Math.LN2 - 1) / Math.sqrt(REGISTERS);

/**
 * Enters something, by two hashes of 32 bits that do not depend on each other, into registers for an estimate of how many
 * different things there are (Flajolet, Fusy, Gandouet, Meunier: HyperLogLog, AofA 2007). Entering it again changes nothing.
 */
export function enter(registers: Uint8Array, index: number, rank: number): void {
  const at = index >>> (32 - INDEX_BITS);
  const leading = Math.clz32(rank) + 1;
  if (leading > (registers[at] ?? 0)) registers[at] = leading;
}

/** Enters all that was entered into others. */
export function enterAll(registers: Uint8Array, others: Uint8Array): void {
  for (let at = 0; at < REGISTERS; at++) {
    const other = others[at] ?? 0;
    if (other > (registers[at] ?? 0)) registers[at] = other;
  }
}

/**
 * How many different things were entered, about: Ertl's improved raw estimator (New cardinality estimation algorithms for
 * HyperLogLog sketches, 2017, algorithm 6), which needs no correction of small or large numbers.
 */
export function estimateOf(registers: Uint8Array): number {
  const counts = new Float64Array(RANK_BITS + 2);
  for (let at = 0; at < REGISTERS; at++) {
    const rank = registers[at] ?? 0;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  let sum = REGISTERS * tau(1 - (counts[RANK_BITS + 1] ?? 0) / REGISTERS);
  for (let rank = RANK_BITS; rank >= 1; rank--) sum = 0.5 * (sum + (counts[rank] ?? 0));
  sum += REGISTERS * sigma((counts[0] ?? 0) / REGISTERS);
  return REGISTERS ** 2 / (2 * Math.LN2) / sum;
}

/** x + Σ x^(2^k) · 2^(k − 1), over k from 1: what the registers that are still 0 add. */
function sigma(x: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY;
  let [power, weight, sum, before] = [x, 1, x, Number.NaN];
  while (sum !== before) {
    before = sum;
    power *= power;
    sum += power * weight;
    weight *= 2;
  }
  return sum;
}

/** (1 − x − Σ (1 − x^(2^−k))² · 2^−k) ÷ 3, over k from 1: what the registers that can grow no more add. */
function tau(x: number): number {
  if (x === 0 || x === 1) return 0;
  let [root, weight, sum, before] = [x, 1, 1 - x, Number.NaN];
  while (sum !== before) {
    before = sum;
    root = Math.sqrt(root);
    weight *= 0.5;
    sum -= (1 - root) ** 2 * weight;
  }
  return sum / 3;
}
