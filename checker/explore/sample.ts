import type { Program } from '../compile/index.js';
import type { Parents } from './parents.js';
import type { SampledState } from './run.js';

/** States spread evenly over all ids up to `end`, and the first that enables each action. */
export function sampleOf(
  { store, firstEnabled }: Program,
  parents: Pick<Parents, 'has'>,
  end: number,
  size: number,
): SampledState[] {
  const ids = new Set([...firstEnabled].filter((id) => id >= 0));
  const stride = Math.max(1, Math.ceil(end / size));
  for (let id = 0; id < end; id += stride) if (parents.has(id)) ids.add(id);
  return [...ids].map((id) => {
    store.load(id);
    return { id, words: store.registers.current.slice() };
  });
}
