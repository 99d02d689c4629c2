import { afterEach, describe, expect, test, vi } from 'vitest';
import { run } from './program.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what is wrong with a command is said in one sentence, with exit code 2:', () => {
  test.each<[command: string, sentence: string]>([
    ['', 'say what to do: verify, list, check, simulate, sweep, replay, report, init; see signalbox --help'],
    ['chekc two-phase', 'there is no command "chekc"; did you mean check?'],
    ['fly', 'there is no command "fly"; there are verify, list, check, simulate, sweep, replay, report and init'],
    ['check', 'check needs a model: signalbox check <model>; signalbox list models shows the shipped ones'],
    ['check two-phase --max-statez 5', 'there is no option --max-statez; did you mean --max-states?'],
    ['check two-phase --max-statez=5', 'there is no option --max-statez; did you mean --max-states?'],
    ['check two-phase --maxStates 5', 'there is no option --maxStates; did you mean --max-states?'],
    ['check two-phase -x', 'there is no option -x; see signalbox check --help'],
    ['check two-phase --no-json', 'there is no option --no-json; did you mean --json?'],
    ['check two-phase die-hard', 'check takes no further argument "die-hard"; see signalbox check --help'],
    ['check two-phase --set', '--set needs a value'],
    ['check two-phase --variant a --variant b', '--variant is given 2 times; give it once'],
    ['check two-phse', 'there is no model "two-phse"; did you mean two-phase?'],
    [
      'check quicksort',
      'there is no model "quicksort"; signalbox list models shows all, and a file is given by its path',
    ],
    [
      'check two-phase-commit --variant documentd',
      'the model two-phase-commit has no variant "documentd"; did you mean documented?',
    ],
    [
      'check two-phase --set resourceManager=3',
      'the model two-phase has no parameter "resourceManager"; did you mean resourceManagers?',
    ],
    [
      'check two-phase --set resourceManagers=99',
      'the parameter resourceManagers of two-phase is an integer from 1 to 24, not "99"',
    ],
    [
      'check two-phase --set resourceManagers=few',
      'the parameter resourceManagers of two-phase is an integer from 1 to 24, not "few"',
    ],
    [
      'check two-phase --set resourceManagers',
      '--set takes name=value, such as --set resourceManagers=3, not "resourceManagers"',
    ],
    ['check die-hard --set jugs=3', 'the model die-hard has no parameter "jugs"; there is none'],
    [
      'check die-hard --property solvabel',
      'there is no property "solvabel" for the model die-hard; did you mean solvable?',
    ],
    ['check die-hard --expect violated', '--expect violated needs --property: say of which property it is known'],
    ['check die-hard --expect nothing', '--expect is holds or violated or vacuous, not "nothing"'],
    ['check die-hard --search up', '--search is bfs or dfs, not "up"'],
    ['check die-hard --max-states few', '--max-states takes a positive whole number such as 1000000, not "few"'],
    ['check die-hard --max-depth -1', '--max-depth takes a positive whole number such as 1000000, not "-1"'],
    ['check die-hard --time-limit 60', '--time-limit takes a time such as 500ms, 60s, 5m or 1h, not "60"'],
    ['check die-hard --memory-limit much', '--memory-limit takes a size such as 512m or 4g, not "much"'],
    [
      'check die-hard --trace /nowhere/trace.json',
      '--trace /nowhere/trace.json cannot be written: there is no such file or folder',
    ],
    ['check die-hard --trace /', '--trace / is a directory; name a file'],
    ['simulate', 'simulate needs a model: signalbox simulate <model>; signalbox list models shows the shipped ones'],
    ['simulate die-hard --walks -5', '--walks takes a positive whole number such as 1000000, not "-5"'],
    ['simulate die-hard --steps few', '--steps takes a positive whole number such as 1000000, not "few"'],
    ['simulate die-hard --depth 0', '--depth takes a positive whole number such as 1000000, not "0"'],
    ['simulate die-hard --seed x', '--seed takes a whole number such as 42, not "x"'],
    ['simulate die-hard --seed -1', 'the seed is a whole number from 0 on, not -1'],
    ['simulate die-hard --strategy best', '--strategy is uniform or weighted or priority or novel, not "best"'],
    ['simulate two-phase --weight RMPrepar=2', 'the model two-phase has no action "RMPrepar"; did you mean RMPrepare?'],
    [
      'simulate two-phase --strategy uniform --weight RMPrepare=2',
      '--weight is for weighted walks, not uniform ones: leave out --weight or --strategy',
    ],
    ['simulate die-hard --vary jugs', 'the model die-hard has no parameter "jugs"; there is none'],
    ['simulate die-hard --path 17:0', '--path needs --seed: say from which seed the run was made'],
    ['simulate die-hard --path 17:0 --seed 1', '--path needs --property: say which one property the run decides'],
    ['simulate die-hard --path x --seed 1', '--path takes numbers with colons between them such as 17:0:3, not "x"'],
    [
      'simulate die-hard --path 17:0 --seed 1 --property solvable --walks 5',
      '--path makes one run again: leave out --walks',
    ],
    ['simulate die-hard --search dfs', 'simulate has no option --search; check has'],
    ['check die-hard --depth=5', 'check has no option --depth; simulate has'],
    ['die-hard --search dfs', 'there is no option --search; see signalbox --help'],
    [
      'simulate die-hard --property solvable --expect vacuous',
      'random runs cannot show that the premise of solvable never holds: explore all states instead',
    ],
    ['check die-hard --engine best', '--engine is exhaustive or random, not "best"'],
    ['check die-hard --walks 5', '--walks is for random runs: add --engine random, or leave it out'],
    [
      'check die-hard --engine random --search dfs',
      '--search is for exploring all states: leave it out, or leave out --engine random',
    ],
    [
      'sweep',
      'sweep needs a model: signalbox sweep <model> --set name=values; signalbox list models shows the shipped ones',
    ],
    [
      'sweep two-phase --set resourceManagers=2,3 --property never',
      'there is no property "never" for the model two-phase; there are TCConsistent, AllCommit, AllAbort and deadlock-free',
    ],
    ['sweep die-hard --variant a,b', 'the model die-hard has no variant "a"; there is default'],
    [
      'sweep two-phase --set resourceManagers=2,3 --reduce --symmetry on',
      'symmetry cannot be used: partial-order reduction learns what each process reads and writes, and sees too little of it where states stand for others',
    ],
    [
      'sweep two-phase --set resourceManagers=2,3 --walks 20',
      '--walks is for random runs: add --engine random, or leave it out',
    ],
    [
      'sweep two-phase --set resourceManagers=2,3 --engine random --reduce',
      '--reduce is for exploring all states: leave it out, or leave out --engine random',
    ],
    [
      'sweep deadlock-detection --variant a,b',
      'deadlock-detection is a design of functions, which have no states and no runs: signalbox check deadlock-detection',
    ],
    [
      'check die-hard --watch',
      '--watch is for a model in a file of yours: die-hard is no path, such as path/to/my-model.ts',
    ],
    ['check none.ts --watch --json', '--json is for a single check: leave it out, or leave out --watch'],
    ['check none.ts --watch --resume kept', '--resume is for a single check: leave it out, or leave out --watch'],
    ['list modles', 'there is nothing called "modles" to list; did you mean models?'],
    ['replay', 'replay needs a trace: signalbox replay trace.json; signalbox check --trace trace.json writes one'],
    ['replay /nowhere/trace.json', 'the trace /nowhere/trace.json cannot be read: there is no such file or folder'],
  ])('signalbox %s', async (command, sentence) => {
    const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await run(command.split(' ').filter((word) => word !== ''))).toBe(2);
    expect(stdout).not.toHaveBeenCalled();
    expect(stderr.mock.calls).toEqual([[`signalbox: ${sentence}\n`]]);
  });
});
