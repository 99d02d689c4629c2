import { type ExplainOption, messageOf, UsageError } from '../../checker/index.js';
import { type Binding, checkedBy, type Profile } from '../obligation.js';
import { selects } from '../selection.js';
import { boundCheckOf, suiteResultOf } from './assemble.js';
import { judged } from './evidence.js';
import { type Explored, exploreAll, type SuiteProgress } from './explore-all.js';
import { type Job, jobsOf, keyOf } from './job.js';
import { safeUnderFaults } from './safe-under-faults.js';
import { type Asked, budgets, propertiesAskedFor, selected } from './selection.js';
import { shippedSuite } from './shipped-suite.js';
import type { Suite } from './suite.js';
import type { SuiteCheck, SuiteResult } from './suite-result.js';

/** Which part of the suite to run, and how. */
export interface VerifyOptions extends Asked {
  /** The shipped one if not given. */
  readonly suite?: Suite;
  /** `pre-commit` if not given. */
  readonly profile?: Profile;
  /** How long the run may take, in seconds; as its profile has it if not given. */
  readonly seconds?: number;
  /** How long each exploration may take, in seconds, that has no time of its own; as long as the run if not given. */
  readonly secondsEach?: number;
  /** Whether the run stops at the first check that is not as it is bound; what is not begun by then is undecided. */
  readonly failFast?: boolean;
  /** The day on which reasons for known violations are judged, as YYYY-MM-DD; today, in universal time, if not given. */
  readonly today?: string;
  /** How many explorations run at a time, each in a thread; 2 if not given. */
  readonly workers?: number;
  /** An exploration ends, undecided, when the process takes so many bytes, those under way together. */
  readonly memoryLimit?: number;
  /** Whether the traces of the checks are explained, as of a check by itself; not if not said. */
  readonly explain?: ExplainOption;
  /** Whether results say where models, actions and properties are declared; not if not said. */
  readonly locate?: boolean;
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
  const { profile = 'pre-commit', suite = shippedSuite, today } = options;
  const started = performance.now();
  refuseTooLittleMemory(options.memoryLimit);
  const bindings = selected(suite, profile, options);
  // A shard may be empty where there are more of them than checks.
  if (suite.project !== undefined && bindings.length === 0 && options.shard === undefined) {
    throw new UsageError(`nothing that is asked for runs in the profile ${profile}: say a larger one by --profile`);
  }
  const jobs = jobsOf(bindings);
  const comparing = { suite, bindings, today };
  const isEnough = async (job: Job, explored: ReadonlyMap<string, Explored>) => {
    for (const binding of bindings.filter((each) => isDecidedBy(job, each, suite))) {
      if (!explored.has(keyOf(binding))) continue;
      if ((await checkOf(binding, explored, comparing)).outcome === 'otherwise') return true;
    }
    return false;
  };
  const explored = await exploreAll(jobs, {
    suite,
    workers: options.workers ?? 2,
    started,
    seconds: options.seconds ?? budgets[profile],
    secondsEach: options.secondsEach,
    memoryLimit: options.memoryLimit,
    explain: options.explain ?? false,
    locate: options.locate ?? false,
    signal: options.signal,
    onProgress: options.onProgress,
    isEnough: options.failFast === true ? isEnough : undefined,
  });
  const checks: SuiteCheck[] = [];
  for (const binding of bindings) checks.push(await checkOf(binding, explored, comparing));
  const properties = propertiesAskedFor(suite, bindings, options);
  const { properties: names = [], models = [], shard } = options;
  const isPart = models.length > 0 || shard !== undefined;
  // What is bound to nothing that was run is asked for all the same, unless only a part is.
  const asked = suite.obligations.filter((stated) => {
    const isNamed = suite.project === undefined && names.some((name) => selects(name, stated.id));
    const isBound = bindings.some(({ obligation }) => obligation === stated);
    return (names.length === 0 || isNamed || isBound) && (!isPart || isBound);
  });
  const isAll = !isPart && (names.length === 0 || names.some((name) => selects(name, safeUnderFaults.id)));
  const result = suiteResultOf(
    {
      profile,
      bindings,
      checks,
      properties,
      obligations: asked.filter(({ property }) => properties.includes(property)),
      derivesSafety: suite.derivesSafety && isAll,
      interrupted: options.signal?.aborted === true,
      seconds: (performance.now() - started) / 1000,
    },
    suite,
  );
  if (shard === undefined) return result;
  const { shard: _, ...whole } = options;
  const all = selected(suite, profile, whole).length;
  return { ...result, shards: { numbers: [shard.number], of: shard.of, checks: all } };
}

/** What the checks of a run are judged with. */
interface Comparing {
  readonly suite: Suite;
  /** Those of the run. */
  readonly bindings: readonly Binding[];
  readonly today: string | undefined;
}

/** Whether a job has something to say of a check: it makes it, or what it is compared with. */
function isDecidedBy(job: Job, binding: Binding, suite: Suite): boolean {
  const counterpart = counterpartIn(suite, binding);
  return keyOf(binding) === job.key || (counterpart !== undefined && keyOf(counterpart) === job.key);
}

function counterpartIn({ counterpartOf }: Suite, binding: Binding): Binding | undefined {
  return binding.kind === 'breaks' || binding.kind === 'limit' ? counterpartOf(binding) : undefined;
}

async function checkOf(
  binding: Binding,
  explored: ReadonlyMap<string, Explored>,
  { suite, bindings, today }: Comparing,
): Promise<SuiteCheck> {
  const counterpart = counterpartIn(suite, binding);
  const position = counterpart === undefined ? -1 : bindings.indexOf(counterpart);
  const check = { binding: boundCheckOf(binding, suite), counterpart: position < 0 ? null : position };
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
    const day = today === undefined ? {} : { today };
    const judgement = await judged({ binding, result: own.result, counterpart: beside, ...day }, suite);
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
