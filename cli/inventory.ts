import { functionDesigns, models } from '../models/index.js';
import {
  documentedTable,
  expectedOf,
  obligations,
  type Suite,
  safeUnderFaults,
  systemProperties,
} from '../properties/index.js';
import { counted, type Style, tableLines } from '../reports/index.js';

/** What there is of one kind: as data for scripts, and as text for people. */
export interface Inventory {
  readonly data: readonly unknown[];
  text(style: Style): string;
}

/** The shipped models, and designs of functions, with their variants and parameters. */
function modelInventory(): Inventory {
  const ofFunctions = functionDesigns.map(({ kind, name, about, variants }) => {
    return { kind, name, about, variants, parameters: [] };
  });
  const ofModels = models.map((model) => ({
    kind: model.kind,
    name: model.name,
    about: model.about,
    variants: model.variants,
    parameters: Object.entries(model.parameters).map(([name, domain]) => ({
      name,
      domain: domain.description,
      default: model.resolveParameters()[name] ?? null,
    })),
  }));
  const data = [...ofModels, ...ofFunctions];
  const text = (style: Style) =>
    paragraphs(
      data.map(({ name, about, variants, parameters }) => [
        ...tableLines([[style.paint.bold(name), about]], '', style),
        ...tableLines(
          [
            ...(variants.length > 1 ? variants : []).map((variant, index) => [
              index === 0 ? 'variants' : '',
              `${variant.name}${index === 0 ? ' (default)' : ''}`,
              variant.about,
            ]),
            ...parameters.map((parameter, index) => [
              index === 0 ? 'parameters' : '',
              parameter.name,
              `${parameter.domain}, by default ${String(parameter.default)}`,
            ]),
          ],
          '  ',
          style,
        ),
      ]),
    );
  return { data, text };
}

/** The properties of the system, each with its obligations, and how the document's table counts them. */
function propertyInventory(): Inventory {
  const data = Object.values(systemProperties).map((property) => ({
    ...property,
    obligations: [
      ...obligations
        .filter((obligation) => obligation.property === property)
        .map(({ id, source, assumes = null, formula }) => ({
          id,
          form: formula.form,
          sentence: formula.sentence,
          source,
          assumes,
        })),
      ...[safeUnderFaults]
        .filter((derived) => derived.property === property)
        .map(({ id, sentence, source }) => ({ id, form: 'derived', sentence, source, assumes: null })),
    ],
  }));
  const text = (style: Style) =>
    paragraphs([
      ...data.map(({ id, title, rows, obligations: stated }) => [
        ...tableLines(
          [[style.paint.bold(id), `${title}${rows.length === 0 ? '' : ` (${rows.join(', ')})`}`]],
          '',
          style,
        ),
        ...tableLines(
          stated.map((obligation) => [obligation.id, `${obligation.sentence} — ${obligation.source}`]),
          '  ',
          style,
        ),
      ]),
      tableLines(
        [
          ["row of the document's table", 'size', 'filled by'].map(style.paint.dim),
          ...reconciled().map(({ row, size, filledBy }) => [
            row ?? 'in no row',
            size === null ? '–' : `${size}`,
            filledBy,
          ]),
        ],
        '',
        style,
      ),
    ]);
  return { data, text };
}

/** The table adds up to 31: P5 stands in two rows, P4 fills one by its four conditions, and P7 to P9 stand in none. */
function reconciled(): readonly {
  readonly row: string | null;
  readonly size: number | null;
  readonly filledBy: string;
}[] {
  const all = Object.values(systemProperties);
  const inRows = documentedTable.map(({ row, size }) => {
    const members = all.filter(({ rows }) => rows.includes(row)).map(({ id }) => id);
    const isFilledByOne = members.length === 1 && size > 1;
    return { row, size, filledBy: isFilledByOne ? `${members[0]}, by its ${size} conditions` : members.join(', ') };
  });
  const elsewhere = all.filter(({ rows }) => rows.length === 0).map(({ id }) => id);
  return [...inRows, { row: null, size: null, filledBy: elsewhere.join(', ') }];
}

/** The checks that bind obligations to models. */
function suiteInventory({ bindings, designOf }: Suite): Inventory {
  const data = bindings.map((binding) => ({
    obligation: binding.obligation.id,
    kind: binding.kind,
    ...(binding.kind === 'reached' ? { witness: binding.witness.formula.sentence } : {}),
    ...(binding.kind === 'breaks' || binding.kind === 'limit' ? { finding: binding.finding } : {}),
    ...(binding.kind === 'unrefuted' ? { runs: binding.runs } : {}),
    model: binding.model,
    variant: binding.variant,
    parameters: binding.parameters,
    faults: binding.faults,
    fairness: binding.fairness,
    symmetry: binding.symmetry,
    expected: expectedOf(binding),
    profile: binding.profile,
  }));
  const text = (style: Style) =>
    paragraphs([
      tableLines(
        [
          ['obligation', 'kind', 'model', 'variant', 'profile', 'parameters and faults'].map(style.paint.dim),
          ...data.map(({ obligation, kind, model, variant, profile, parameters, faults, witness, finding }) => [
            obligation,
            kind,
            model,
            variant,
            profile,
            [
              ...(witness === undefined ? [] : [witness]),
              ...(finding === undefined ? [] : [finding]),
              ...Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`),
              ...(kind === 'holds' && faults.length > 0 && designOf(model)?.kind === 'model'
                ? [`under ${counted(faults.length, 'kind')} of fault`]
                : faults),
            ].join(', '),
          ]),
        ],
        '',
        style,
      ),
    ]);
  return { data, text };
}

/** What `list` can show, by name; of checks those of a suite. */
export const inventories = { models: modelInventory, properties: propertyInventory, suite: suiteInventory };

function paragraphs(blocks: readonly (readonly string[])[]): string {
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}
