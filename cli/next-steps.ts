import type { CheckResult } from '../checker/index.js';

/** How `check` was called, as far as it is needed to call it again. */
export interface Called {
  readonly model: string;
  readonly variant: string | undefined;
  readonly set: readonly string[];
  readonly fairness: string | undefined;
  /** The options of storage. */
  readonly storage: readonly string[];
  readonly trace: string | undefined;
}

/** What to do after a check: lines to read and to paste. */
export function nextSteps(called: Called, result: CheckResult): string[] {
  const shown = result.properties.find(({ verdict, trace }) => verdict === 'violated' && trace !== undefined);
  const again = ['signalbox check', word(called.model), ...optionsOf(called)].join(' ');
  if (shown !== undefined && called.trace === undefined) {
    return [
      `keep this counterexample:  ${again} --property ${word(shown.id)} --trace trace.json`,
      'and run it again:          signalbox replay trace.json',
    ];
  }
  if (called.trace !== undefined && result.properties.some(({ trace }) => trace !== undefined)) {
    return [`run it again:  signalbox replay ${word(called.trace)}`];
  }
  const isOpen = result.properties.some(({ verdict }) => verdict === 'inconclusive');
  if (isOpen && result.complete && result.storage !== 'exact') {
    const rest = 'to decide the rest:      --storage exact';
    if (result.storage === 'bitstate') return ['to miss fewer states:    more --bitstate-memory', rest];
    return called.storage.includes('--hash-bits 128') ? [rest] : ['to miss fewer states:    --hash-bits 128', rest];
  }
  if (isOpen && !result.interrupted && result.failure === null) {
    return ['to decide the rest:  raise the limit, or check a smaller instance (--set name=value)'];
  }
  return [];
}

function optionsOf({ variant, set, fairness, storage }: Called): string[] {
  return [
    ...(variant === undefined ? [] : [`--variant ${word(variant)}`]),
    ...set.map((assignment) => `--set ${word(assignment)}`),
    ...(fairness === undefined ? [] : [`--fairness ${word(fairness)}`]),
    ...storage,
  ];
}

/** As a shell takes it for one word. */
function word(text: string): string {
  return /^[\w./:=@+-][\w./:=@+#-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
