import { type Action, type Model, UsageError } from '../../checker/index.js';
import { type FailureMode, type NodeName, nodeOrder } from '../topology/nodes.js';

/** What is done to a node of the document by a model's failure injector. */
export interface InjectedFault {
  /** The name of the action. */
  readonly fault: string;
  readonly node: NodeName;
  /** As the action's name says; null if it says nothing of the kind. */
  readonly mode: FailureMode | null;
}

/** How the names of faults say in which mode a node fails. */
const modes: readonly (readonly [FailureMode, RegExp])[] = [
  ['crash', /\bcrash(es)?\b/],
  ['omission', /\b(omits|drops)\b/],
  ['Byzantine', /\b(lies|Byzantine)\b/],
];

/**
 * Every fault by which a model's adversary strikes a node of the document, in its repaired design, with each choice that its
 * parameters offer. A node that is struck acts (`by`). Faults of the network, of clocks, or of whichever process fails are
 * nobody's.
 */
export function faultsIn(model: Model): readonly InjectedFault[] {
  const faults = parametersOf(model)
    .flatMap((parameters) => actionsOf(model, parameters))
    .filter(({ kind }) => kind === 'fault')
    .flatMap(struck);
  return [...new Map(faults.map((each) => [`${each.fault}: ${each.node}`, each])).values()];
}

/** Several nodes can be struck by one action, whose name then says of each what happens: "at once: Core2 crashes; Cloud1 omits …". */
function struck({ name, by }: Action): readonly InjectedFault[] {
  const actor = nodeOrder.find((each) => each === by);
  if (actor === undefined) return [];
  return name.split(';').map((part) => ({
    fault: name,
    node: nodeOrder.find((each) => part.includes(each)) ?? actor,
    mode: modes.find(([, says]) => says.test(part))?.[0] ?? null,
  }));
}

/** The defaults, and all that the adversary can be allowed; of each of these, every choice of each parameter that is no number. */
function parametersOf(model: Model): readonly { readonly [name: string]: unknown }[] {
  const budgets = new Set(actionsOf(model, {}).map(({ spends }) => spends));
  const declared = Object.entries(model.parameters);
  const unlimited = Object.fromEntries(
    declared.filter(([name]) => budgets.has(name)).map(([name, { size, valueAt }]) => [name, valueAt(size - 1)]),
  );
  const choices = declared.flatMap(([name, domain]) => {
    const values = Array.from({ length: domain.size }, (_, code) => domain.valueAt(code));
    return values.filter((value) => typeof value !== 'number').map((value) => ({ [name]: value }));
  });
  return [{}, unlimited].flatMap((base) => [base, ...choices.map((choice) => ({ ...base, ...choice }))]);
}

/** None where the choices do not go together. */
function actionsOf(model: Model, parameters: { readonly [name: string]: unknown }): readonly Action[] {
  try {
    return model.instantiate({ parameters }).actions;
  } catch (thrown) {
    if (thrown instanceof UsageError) return [];
    throw thrown;
  }
}
