// Imports point one way, cli → reports → properties → models → checker, and only through a folder's index.
const layers = ['checker', 'models', 'properties', 'reports', 'cli'];

const upward = layers.slice(0, -1).map((layer, position) => ({
  name: `${layer}-imports-nothing-above-it`,
  severity: 'error',
  from: { path: `^${layer}/` },
  to: { path: `^(${layers.slice(position + 1).join('|')}|bench)/` },
}));

export default {
  forbidden: [
    ...upward,
    {
      name: 'only-through-the-index-of-a-layer',
      comment: 'A layer is entered through its public face. Tests may also use what its testing folder offers them.',
      severity: 'error',
      from: { path: '^([^/]+)/', pathNot: '^bench/' },
      to: {
        path: '^(checker|models|properties|reports|cli)/',
        pathNot: ['^$1/', '^[^/]+/index\\.ts$', '^[^/]+/testing/index\\.ts$'],
      },
    },
    {
      name: 'only-through-the-index-of-a-part-of-the-checker',
      severity: 'error',
      from: { path: '^checker/([^/]+)/' },
      to: { path: '^checker/[^/]+/', pathNot: ['^checker/$1/', '^checker/[^/]+/index\\.ts$'] },
    },
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      from: { pathNot: ['\\.test(-d)?\\.ts$', '/testing/'] },
      to: { path: '^[^/]+/testing/' },
    },
    {
      name: 'the-page-holds-no-checker',
      comment: 'A page is about results. Of what made them it knows the types, which cost nothing.',
      severity: 'error',
      from: { path: '^reports/(html/(app|contents)|story)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(checker|models|properties)/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan-import',
      comment: 'Of SARIF there are only types, for which no module stands.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^sarif$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What it imports is the package as others see it.
    exclude: { path: '^cli/init/template/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
