import { createHash } from 'node:crypto';
import { CheckpointError } from '../errors.js';
import {
  abstractSystemOf,
  type Instance,
  type Property,
  sourceTextOf,
  type TransitionSystem,
} from '../language/index.js';
import { packageVersion } from '../version.js';

/** What a checkpoint belongs to: it can be gone on from if all of that is as it was. */
export interface Identity {
  readonly signalbox: string;
  readonly model: string;
  readonly variant: string;
  readonly parameters: { readonly [name: string]: unknown };
  /** How it is explored: the search, and whatever else decides which states are stored, and how. */
  readonly how: { readonly [option: string]: string };
  readonly properties: readonly string[];
  /** In order: a part of the model or of a property, and a digest of what it says. */
  readonly parts: readonly (readonly [what: string, digest: string])[];
}

/**
 * The identity of a check. The digests cover the types of the state, and of guards, effects and properties the text and
 * what the words of the language make them from. A function or a value that they refer to is not in it.
 */
export function identityOf(
  instance: Instance,
  properties: { readonly [id: string]: Property },
  how: Identity['how'],
): Identity {
  const { model, variant, parameters } = instance;
  return {
    signalbox: packageVersion(),
    model,
    variant,
    parameters,
    how,
    properties: Object.keys(properties),
    parts: [
      ...partsOf(instance),
      ...Object.entries(properties).map(([id, property]) => [`the property ${id}`, digest(property)] as const),
    ],
  };
}

function partsOf({ fields, processes, time, initial, actions, final }: TransitionSystem): Identity['parts'] {
  return [
    ['the state', digest({ fields, processes, time })],
    ['the part "initial"', digest(initial)],
    ...actions.map((action) => [`the action "${action.name}"`, digest(action)] as const),
    ['the part "final"', digest(final)],
  ];
}

function digest(of: unknown): string {
  const text = JSON.stringify(of, (_, value: unknown) => describe(value));
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex')
    .slice(0, 32);
}

/** As much of a value as says what it is, where JSON would lose that. */
function describe(value: unknown): unknown {
  if (typeof value === 'function') return sourceTextOf(value);
  if (isRecord(value) && value.kind === 'domain') return { shape: value.shape, initial: value.initial };
  if (isRefinement(value)) return { ...value, abstract: partsOf(abstractSystemOf(value)) };
  return value;
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

function isRefinement(value: unknown): value is Extract<Property, { form: 'refines' }> {
  return isRecord(value) && value.form === 'refines' && isRecord(value.abstract) && 'instantiate' in value.abstract;
}

/** @throws CheckpointError that says what is not as it was when the checkpoint was written */
export function refuseOther(directory: string, kept: Identity, now: Identity): void {
  const refuse = (of: string): never => {
    throw new CheckpointError(`the checkpoint in ${directory} ${of}`);
  };
  if (kept.signalbox !== now.signalbox) refuse(`is of signalbox ${kept.signalbox}, and this is ${now.signalbox}`);
  if (kept.model !== now.model) refuse(`is of the model ${kept.model}, not of ${now.model}`);
  if (kept.variant !== now.variant) refuse(`is of the variant ${kept.variant}, not of ${now.variant}`);
  refuseOtherValues(kept.parameters, now.parameters, (name, before, value) =>
    refuse(`is of the model with ${name} = ${before}, not ${value}`),
  );
  refuseOtherValues(kept.how, now.how, (option, before, value) => refuse(`has ${option} ${before}, not ${value}`));
  if (kept.properties.join() !== now.properties.join()) {
    refuse(
      `is of the properties ${kept.properties.join(', ') || '(none)'}, not of ${now.properties.join(', ') || 'none'}`,
    );
  }
  const before = new Map(kept.parts);
  for (const [what, digestNow] of now.parts) {
    if (before.get(what) !== digestNow)
      refuse(`was written before ${what} was changed: check the model from the beginning`);
  }
  const [gone] = kept.parts.filter(([what], position) => now.parts[position]?.[0] !== what);
  if (gone !== undefined)
    refuse(`was written before ${gone[0]} went away or moved: check the model from the beginning`);
}

function refuseOtherValues(
  kept: { readonly [name: string]: unknown },
  now: { readonly [name: string]: unknown },
  refuse: (name: string, before: string, value: string) => void,
): void {
  const said = (value: unknown) => (value === undefined ? 'nothing' : String(value));
  for (const name of new Set([...Object.keys(kept), ...Object.keys(now)])) {
    if (kept[name] !== now[name]) refuse(name, said(kept[name]), said(now[name]));
  }
}
