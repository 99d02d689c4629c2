import { describe, expect, test } from 'vitest';
import { UsageError } from '../../checker/index.js';
import { checkedBy, expectedOf } from '../../properties/index.js';
import type { Config } from './config.js';
import { projectSuite } from './project-suite.js';
import { settingsFrom } from './settings.js';
import { Value } from './value.js';

/** The suite of a configuration with these contents, as if it were in a file. */
async function suiteOf(config: unknown) {
  const { models, checks, gate, budgets, reports } = new Value(config, 'signalbox.config.ts').fields(
    'models',
    'checks',
    'gate',
    'budgets',
    'reports',
  );
  const settings = settingsFrom(gate, budgets, reports);
  return projectSuite({ file: '/project/signalbox.config.ts', folder: '/project', models, checks, settings });
}

const typed = (config: Config) => suiteOf(config);

/** Each check in a line: what is checked of which instance, and what is expected. */
async function checksOf(config: Config) {
  const { bindings } = await typed(config);
  return bindings.map((binding) => {
    const { model, variant, parameters } = binding;
    const set = Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`);
    return [binding.kind, checkedBy(binding).id, model, variant, ...set, expectedOf(binding)].join(' ');
  });
}

const twoPhase = 'two-phase';

describe('the checks of a project', () => {
  test('are all properties of the default variant of each model, and that nothing gets stuck', async () => {
    expect(await checksOf({ models: ['die-hard'] })).toEqual([
      'reached solvable die-hard default holds',
      'holds capacities die-hard default holds',
      'holds measurable die-hard default holds',
      'holds deadlock-free die-hard default holds',
    ]);
  });

  test('are those of other instances, or of single properties of them', async () => {
    const checks = await checksOf({
      checks: [
        { model: twoPhase, parameters: { resourceManagers: 2 } },
        { model: twoPhase, variant: 'fair', property: ['TCConsistent'], random: { steps: 100 }, profile: 'nightly' },
      ],
    });
    expect(checks).toContain('holds TCConsistent two-phase textbook resourceManagers=2 holds');
    expect(checks).toContain('unrefuted TCConsistent two-phase fair holds');
  });

  test('say of each what is said of it by name, rather than what is said of all', async () => {
    const known = {
      model: 'dining-philosophers',
      property: 'deadlock-free',
      expect: 'violated',
      because: 'they all take the left fork',
    } as const;
    const checks = await checksOf({
      models: ['dining-philosophers'],
      checks: [{ ...known, variant: 'naive' }, known, { model: 'dining-philosophers' }],
    });
    expect(checks.filter((check) => check.includes('deadlock-free'))).toEqual([
      expect.stringMatching(/^breaks deadlock-free dining-philosophers \S+ violated$/),
      'breaks deadlock-free dining-philosophers naive violated',
    ]);
  });

  test('have the name of the model before them where several models have one of this name', async () => {
    const { properties, bindings, selects, isOfModel } = await typed({ models: [twoPhase, 'tcommit'] });
    const ids = properties.map(({ id }) => id);
    expect(ids).toContain('two-phase/deadlock-free');
    expect(ids).toContain('tcommit/deadlock-free');
    const named = (name: string) => bindings.filter((binding) => selects(name, binding)).map(({ model }) => model);
    expect(named('deadlock-free')).toEqual([twoPhase, 'tcommit']);
    expect(named('tcommit/deadlock-free')).toEqual(['tcommit']);
    expect(bindings.filter((binding) => isOfModel('tcommit', binding)).length).toBeGreaterThan(0);
  });

  test('are of functions, too', async () => {
    const { bindings, selects } = await typed({ models: ['deadlock-detection'] });
    const meant = bindings.filter((binding) => selects('P24', binding)).map(({ obligation }) => obligation.id);
    expect(meant).toEqual(['P24.total', 'P24.exact']);
    const checks = await checksOf({ models: ['deadlock-detection'] });
    expect(checks).toContain('holds P24.total deadlock-detection repaired holds');
  });
});

const known = { model: twoPhase, property: 'TCConsistent', expect: 'violated', because: 'so it is' };

describe('what is wrong with a configuration is said in a sentence, with its place', () => {
  test.each([
    [{ modls: [] }, ' has no "modls"; did you mean models?'],
    ['models', ' is an object with models, checks, gate, budgets and reports, not "models"'],
    [{}, " names no model: say models: ['path/to/model.ts']"],
    [{ models: twoPhase }, ': models is a list, not "two-phase"'],
    [{ models: ['two-fase'] }, ': models[0]: there is no model "two-fase"; did you mean two-phase?'],
    [{ models: ['./lock.ts'] }, ': models[0]: there is no file lock.ts (looked for /project/lock.ts)'],
    [{ checks: [{}] }, ': checks[0].model is missing: it is a text'],
    [{ checks: [{ modle: twoPhase }] }, ': checks[0] has no "modle"; did you mean model?'],
    [
      { checks: [{ model: twoPhase, parameters: { resourceManager: 4 } }] },
      ': checks[0].parameters.resourceManager is no parameter of two-phase; did you mean resourceManagers?',
    ],
    [
      { checks: [{ model: twoPhase }, { model: twoPhase, parameters: { resourceManagers: 99 } }] },
      ': checks[1].parameters.resourceManagers is an integer from 1 to 24, not 99',
    ],
    [
      { checks: [{ model: twoPhase, parameters: { resourceManagers: [2] } }] },
      ': checks[0].parameters.resourceManagers is a number, a text or a truth value',
    ],
    [
      { checks: [{ model: 'deadlock-detection', parameters: { nodes: 2 } }] },
      ': checks[0].parameters has no place: deadlock-detection are functions',
    ],
    [
      { checks: [{ model: twoPhase, variant: 'fare' }] },
      ': checks[0].variant is no variant of two-phase: "fare"; did you mean fair?',
    ],
    [
      { checks: [{ model: twoPhase, property: 'TCConsistant' }] },
      ': checks[0].property: there is no property "TCConsistant" for the model two-phase; did you mean TCConsistent?',
    ],
    [{ checks: [{ model: twoPhase, property: [] }] }, ': checks[0].property names none: leave it out for all of them'],
    [{ checks: [{ model: twoPhase, expect: 'fails' }] }, ': checks[0].expect is "holds" or "violated", not "fails"'],
    [
      { checks: [{ ...known, property: undefined }] },
      ': checks[0].property is missing: say which property is expected to be violated',
    ],
    [
      { checks: [{ ...known, because: undefined }] },
      ': checks[0].because is missing: say why the violation is expected',
    ],
    [{ checks: [{ ...known, because: ' ' }] }, ': checks[0].because is a text, not " "'],
    [
      { checks: [{ ...known, until: '2027-02-30' }] },
      ': checks[0].until is a day such as "2027-06-30", not "2027-02-30"',
    ],
    [
      { checks: [{ ...known, random: { steps: 5 } }] },
      ': checks[0].random shows no violation that is expected: leave it out',
    ],
    [
      { checks: [{ model: twoPhase, until: '2027-06-30' }] },
      ': checks[0].until is about a violation that is expected: say expect: "violated", too',
    ],
    [
      { checks: [known, { ...known, expect: 'holds', because: undefined }] },
      ': checks[1] says of "TCConsistent" what checks[0] says already: leave one of them out',
    ],
    [
      { checks: [{ model: twoPhase, random: { steps: 0.5 } }] },
      ': checks[0].random.steps is a whole number of at least 1, not 0.5',
    ],
    [
      { checks: [{ model: 'die-hard', symmetry: 'on' }] },
      ': checks[0]: symmetry cannot be used: the model die-hard declares no processes to be interchangeable',
    ],
    [
      { checks: [{ model: twoPhase, symmetry: 'on', random: { steps: 5 } }] },
      ': checks[0].random are single runs, which know no symmetry: leave one out',
    ],
    [
      { checks: [{ model: twoPhase, budget: '60' }] },
      ': checks[0].budget takes a time such as 500ms, 60s, 5m or 1h, not "60"',
    ],
    [{ gate: { drift: 'ignore' } }, ': gate.drift is "report" or "fail", not "ignore"'],
    [{ gate: { coverage: 90 } }, ': gate.coverage is a number from 0 to 1, not 90'],
    [{ budgets: { weekly: '1h' } }, ': budgets has no "weekly"; '],
    [{ budgets: { memory: 4 } }, ': budgets.memory is a text, not 4'],
    [{ budgets: { ci: 'long' } }, ': budgets.ci takes a time such as 500ms, 60s, 5m or 1h, not "long"'],
    [{ reports: { html: true } }, ': reports.html is a text, not true'],
    [{ reports: { junitt: 'junit.xml' } }, ': reports has no "junitt"; did you mean junit?'],
  ])('%j', async (config, sentence) => {
    const refused = expect(suiteOf(config)).rejects;
    await refused.toThrow(UsageError);
    await refused.toThrow(`signalbox.config.ts${sentence}`);
  });
});
