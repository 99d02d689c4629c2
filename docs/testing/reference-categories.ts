/** A part of the reference: what is declared in some files, or has one of some names. */
interface Chapter {
  readonly title: string;
  /** Paths in the repository, or beginnings of such. */
  readonly files?: readonly string[];
  readonly names?: readonly string[];
}

/** How the reference is divided, in the order in which somebody needs it. A name counts before a file. */
const chapters: readonly Chapter[] = [
  {
    title: 'Models',
    files: ['checker/language/model.ts'],
    names: ['InstanceOptions', 'ProcessDeclarations', 'ProcessSets'],
  },
  {
    title: 'Types of state',
    files: ['checker/language/domain.ts', 'checker/language/structure.ts', 'checker/language/links.ts'],
  },
  {
    title: 'Actions and the environment',
    files: [
      'checker/language/action.ts',
      'checker/language/environment.ts',
      'checker/language/network.ts',
      'checker/language/time.ts',
      'checker/language/touches.ts',
      'checker/language/vocabulary.ts',
    ],
  },
  { title: 'States, as actions and properties see them', files: ['checker/language/view.ts'] },
  { title: 'Properties', files: ['checker/language/property.ts', 'checker/language/formula.ts'] },
  { title: 'Properties of functions', files: ['checker/for-all/'] },
  { title: 'Histories', files: ['checker/history/'] },
  {
    title: 'Checking',
    files: ['checker/check.ts', 'checker/options.ts', 'checker/storage.ts', 'checker/symmetry/'],
    names: ['checkFunctions', 'FunctionsOptions', 'verify', 'VerifyOptions', 'Progress', 'Estimate'],
  },
  { title: 'Random exploration', files: ['checker/random/'] },
  {
    title: 'Results',
    files: ['checker/result.ts', 'properties/verification/suite-result.ts'],
    names: ['mergeSuites'],
  },
  {
    title: 'Replay, and runs for tests of programs',
    files: ['checker/trace/', 'checker/runs/', 'reports/fast-check/'],
  },
  { title: 'Explanations', files: ['checker/explain/'] },
  { title: 'Errors', files: ['checker/errors.ts'] },
  { title: 'Matchers', files: ['reports/vitest/'] },
  { title: 'Configuration', files: ['cli/config/'] },
  {
    title: 'The shipped functions',
    files: [
      'models/bottleneck-ranking/',
      'models/deadlock-detection/',
      'models/fault-injection/',
      'models/node-selection/',
      'models/quorum-arithmetic/',
      'models/replication-groups/',
      'models/risk-scoring/',
      'models/topology/',
    ],
    names: ['findFunctions', 'functionDesigns'],
  },
  { title: 'The shipped models', files: ['models/'] },
  { title: 'Obligations and their bindings', files: ['properties/obligation.ts', 'properties/registry.ts'] },
  { title: 'The catalogue', files: ['properties/system-properties.ts', 'properties/findings.ts'] },
  {
    title: 'For programs around signalbox',
    files: ['checker/', 'properties/'],
    // Declared beside what everybody uses; a model or a check never needs them.
    names: [
      'abstractSystemOf',
      'actionVocabulary',
      'Design',
      'ErasedPart',
      'ErasedSpec',
      'ErasedTouches',
      'formulaWords',
      'inputVocabulary',
      'isFields',
      'isFunctionDesign',
      'isInputProperty',
      'isLinks',
      'isModel',
      'isProperty',
      'makeAction',
      'operandsOf',
      'processSet',
      'propertyVocabulary',
      'ModelSource',
      'refuseUnknownParts',
      'sourceOf',
      'textOfFormula',
      'TransitionSystem',
      'usesNext',
    ],
  },
];

/** The titles of the parts, in order. */
export const titles: readonly string[] = chapters.map(({ title }) => title);

/** The part in which an export stands that is declared in a file of the repository. */
export function titleFor(name: string, file: string): string {
  const chapter =
    chapters.find(({ names = [] }) => names.includes(name)) ??
    chapters.find(({ files = [] }) => files.some((path) => file.startsWith(path)));
  if (chapter === undefined) throw new Error(`the reference has no part for ${name}, which ${file} declares`);
  return chapter.title;
}
