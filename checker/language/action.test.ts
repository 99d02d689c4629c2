import { describe, expect, it } from 'vitest';
import { actionVocabulary } from './vocabulary.js';

const { action, crash, receive, restart } = actionVocabulary;

describe('an action', () => {
  it('refuses what it does not know, as a guard that is misspelt would be none', () => {
    const misspelt = { wen: () => false, then: () => {} };
    expect(() => action('let go', misspelt)).toThrow(
      'action "let go": there is nothing to be said by "wen"; it takes each, choose, by,',
    );
    expect(() => receive('charge', 'network', 'Pay', misspelt)).toThrow('action "charge": ');
  });

  it('knows the entries of words that have some of their own', () => {
    expect(crash('crash', 'node', { spends: 'crashes', keeps: ['log'] }).spends).toBe('crashes');
    expect(restart('restart', 'node', { recover: () => {} }).kind).toBe('repair');
  });

  it('owes no fairness that the adversary would have to keep', () => {
    expect(() => actionVocabulary.fault('loss', { fair: 'weak', then: () => {} })).toThrow(
      'fault "loss": no fairness is assumed of a fault by the model',
    );
  });
});
