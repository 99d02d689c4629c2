import 'signalbox/vitest';
import { expect, test } from 'vitest';
import { leasedLock } from './leased-lock.js';

test('the store is safe under the lock, and answers everybody', async () => {
  await expect(leasedLock).toSatisfy(['fenced', 'answered', 'deadlock-free']);
});

test('it is safe because the store looks at the numbers', async () => {
  await expect(leasedLock).not.toSatisfy('fenced', { variant: 'unfenced' });
});

test('leases do run out while something is written', async () => {
  await expect(leasedLock).toReach((s) =>
    s.client.some(({ phase, grant }) => phase === 'writing' && grant < s.granted),
  );
});
