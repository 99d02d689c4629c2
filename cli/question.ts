import { type Expected, type Instance, type Model, type Property, type Sources, UsageError } from '../checker/index.js';
import { refuseUnwritable } from './files.js';
import { instantiate } from './instantiate.js';
import { loadModel } from './load/load-model.js';
import { parseParameters } from './parameters.js';
import { leftOut, propertiesToCheck } from './properties-to-check.js';
import { type RenderedFiles, refuseUnwritableFiles } from './rendered-files.js';
import { sourcesOf } from './sources.js';

/** What a command line says of what is asked. */
export interface Asked extends RenderedFiles {
  readonly model: string;
  readonly variant: string | undefined;
  readonly set: readonly string[] | undefined;
  readonly property: readonly string[] | undefined;
  readonly expect: Expected | undefined;
  /** The file into which a trace is to be written. */
  readonly trace: string | undefined;
}

/** What is asked of a model, whichever engine answers. */
export interface Question {
  readonly model: Model;
  readonly instance: Instance;
  /** What is asked of another instance of the model. @throws UsageError if it has no such property */
  readonly propertiesOf: (instance: Instance) => { readonly [id: string]: Property };
  /** What is bound to other instances of the model only, and was not named, so that it is not asked here. */
  readonly leftOut: readonly string[];
  /** The part that every engine takes. */
  readonly asked: {
    readonly properties: { readonly [id: string]: Property };
    readonly expected: { readonly [id: string]: Expected };
    readonly address: string;
    readonly sources: Sources;
  };
}

/** @throws UsageError if there is no such model, design or property, or its trace, or another file, could not be written */
export async function questionOf(given: Asked): Promise<Question> {
  const { variant, set = [], property: names = [], expect, trace } = given;
  if (expect !== undefined && expect !== 'holds' && names.length === 0) {
    throw new UsageError(`--expect ${expect} needs --property: say of which property it is known`);
  }
  const { model, address, isShipped } = await loadModel(given.model);
  const instance = instantiate(model, variant, parseParameters(model, set));
  const properties = propertiesToCheck(instance, isShipped, names);
  // What is asked of this instance is asked of others, whatever is bound to these.
  const asking = isShipped ? Object.keys(properties) : names;
  const propertiesOf = (of: Instance) => propertiesToCheck(of, isShipped, asking);
  const expected = Object.fromEntries(Object.keys(properties).map((id) => [id, expect ?? 'holds']));
  if (trace !== undefined) refuseUnwritable('trace', trace);
  refuseUnwritableFiles(given);
  return {
    model,
    instance,
    propertiesOf,
    leftOut: names.length > 0 ? [] : leftOut(instance, isShipped),
    asked: {
      properties,
      expected,
      address,
      sources: sourcesOf({ address: given.model, instance, isShipped, properties, names: asking }),
    },
  };
}
