import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Judgement } from './judge.js';
import { JudgementRecord } from './record.js';
import { fingerprintOf } from './sources.js';

const judgement = (number: number, outcome: Judgement['outcome']): Judgement => ({
  number,
  outcome,
  by: '',
  seconds: 1,
});

test('judgements are found again, the latest of each, as long as their model is the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-record-'));
  try {
    const path = join(folder, 'record.jsonl');
    const record = new JudgementRecord(path);
    record.add({ model: 'rpc', fingerprint: 'now', judgement: judgement(0, 'survived') });
    record.add({ model: 'rpc', fingerprint: 'now', judgement: judgement(0, 'caught') });
    record.add({ model: 'rpc', fingerprint: 'before', judgement: judgement(1, 'caught') });
    record.add({ model: 'pbft', fingerprint: 'now', judgement: judgement(2, 'caught') });
    // As when the report is interrupted while it writes.
    appendFileSync(path, '{"model":"rpc","finger');
    for (const known of [record, new JudgementRecord(path)]) {
      expect([...known.of('rpc', 'now').values()]).toEqual([judgement(0, 'caught')]);
    }
    new JudgementRecord(path).add({ model: 'rpc', fingerprint: 'now', judgement: judgement(3, 'caught') });
    expect([...new JudgementRecord(path).of('rpc', 'now').keys()]).toEqual([0, 3]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a model has a fingerprint of its own, the same each time', () => {
  expect(fingerprintOf('rpc')).toBe(fingerprintOf('rpc'));
  expect(fingerprintOf('rpc')).not.toBe(fingerprintOf('pbft'));
});
