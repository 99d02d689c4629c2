import { type ExplainOption, messageOf, UsageError } from '../../checker/index.js';
import { type Binding, checkedBy, type Profile } from '../obligation.js';
import { counterpartOf, obligations, suite } from '../registry.js';
import { selects } from '../selection.js';
import { boundCheckOf, suiteResultOf } from './assemble.js';
import { judged } from './evidence.js';
import { type Explored, exploreAll, type SuiteProgress } from './explore-all.js';
import { jobsOf, keyOf } from './job.js';
import { safeUnderFaults } from './safe-under-faults.js';
import { type Asked, budgets, propertiesAskedFor, selected } from './selection.js';
import type { SuiteCheck, SuiteResult } from './suite-result.js';

/** Which part of the suite to run, and how. */
export interface VerifyOptions extends Asked {
  /** `pre-commit` if not given. */
  readonly profile?: Profile;
  /** How many explorations run at a time, each in a thread; 2 if not given. */
  readonly workers?: number;
  /** An exploration ends, undecided, when the process takes so many bytes, those under way together. */
  readonly memoryLimit?: number;
  /** Whether the traces of the checks are explained, as of a check by itself; not if not said. */
  readonly explain?: ExplainOption;
  /** Aborting it ends the run; what was found so far is in the result. */
  readonly signal?: AbortSignal;
  /** Called when something begins or ends, and now and then. */
  readonly onProgress?: (progress: SuiteProgress) => void;
}

/**
 * Runs the suite, or the part of it that is asked for: explores each instance once, and judges what each binding shows. What
 * fails, runs out of time or breaks down does not keep others from being checked.
 * @throws UsageError if something is asked for that there is not
 */
export async function verify(options: VerifyOptions = {}): Promise<SuiteResult> {
  const { profile = 'pre-commit' } = options;
  const started = performance.now();
  refuseTooLittleMemory(options.memoryLimit);
  const bindings = selected(suite, profile, options);
  const jobs = jobsOf(bindings);
  const explored = await exploreAll(jobs, {
    workers: options.workers ?? 2,
    started,
    seconds: budgets[profile],
    memoryLimit: options.memoryLimit,
    explain: options.explain ?? false,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const checks: SuiteCheck[] = [];
  for (const binding of bindings) checks.push(await checkOf(binding, bindings, explored));
  const properties = propertiesAskedFor(bindings, options);
  const { properties: names = [], models = [], shard } = options;
  const isPart = models.length > 0 || shard !== undefined;
  const asked = obligations.filter(
    (stated) =>
      (names.length === 0 || names.some((name) => selects(name, stated.id))) &&
      (!isPart || bindings.some(({ obligation }) => obligation === stated)),
  );
  return suiteResultOf({
    profile,
    bindings,
    checks,
    properties,
    obligations: asked.filter(({ property }) => properties.includes(property)),
    derivesSafety: !isPart && (names.length === 0 || names.some((name) => selects(name, safeUnderFaults.id))),
    interrupted: options.signal?.aborted === true,
    seconds: (performance.now() - started) / 1000,
  });
}

async function checkOf(
  binding: Binding,
  bindings: readonly Binding[],
  explored: ReadonlyMap<string, Explored>,
): Promise<SuiteCheck> {
  const counterpart = binding.kind === 'breaks' || binding.kind === 'limit' ? counterpartOf(binding) : undefined;
  const position = counterpart === undefined ? -1 : bindings.indexOf(counterpart);
  const check = { binding: boundCheckOf(binding), counterpart: position < 0 ? null : position };
  const own = explored.get(keyOf(binding));
  if (own === undefined) throw new Error(`nothing became of ${keyOf(binding)}`);
  if ('broken' in own) return { ...check, outcome: 'undecided', objection: own.broken, result: null };
  const { id } = checkedBy(binding);
  const properties = own.result.properties
    .filter((property) => property.id === id)
    .map((property) => ({ ...property, expected: check.binding.expected }));
  const result = { ...own.result, properties };
  const other = counterpart === undefined ? undefined : explored.get(keyOf(counterpart));
  const beside = other === undefined || 'broken' in other ? undefined : other.result;
  try {
    const judgement = await judged({ binding, result: own.result, counterpart: beside });
    const isCut = own.cutShort !== null && judgement.outcome === 'undecided';
    return { ...check, ...judgement, ...(isCut ? { objection: own.cutShort } : {}), result };
  } catch (thrown) {
    return { ...check, outcome: 'otherwise', objection: messageOf(thrown), result };
  }
}

/** @throws UsageError where every exploration would end before it has begun */
function refuseTooLittleMemory(limit: number | undefined): void {
  const taken = process.memoryUsage.rss();
  if (limit === undefined || limit > taken) return;
  const inMebibytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)}m`;
  throw new UsageError(
    `a memory limit of ${inMebibytes(limit)} leaves nothing to explore with: signalbox itself takes ${inMebibytes(taken)} before it begins`,
  );
}
