import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** How often a word goes to and fro, and in how many batches, of which the fastest counts. */
const ROUND_TRIPS = 20_000;
const BATCHES = 8;

/** Answers each odd number in a shared word with the next even one. */
const answering = `
const { parentPort, workerData } = require('node:worker_threads');
const word = new Int32Array(workerData);
parentPort.postMessage('ready');
for (let number = 1; number < ${2 * ROUND_TRIPS * BATCHES}; number += 2) {
  while (Atomics.load(word, 0) !== number);
  Atomics.store(word, 0, number + 1);
}`;

/**
 * How far apart two cores are: how many nanoseconds it takes until one sees what the other wrote, and the other an answer.
 * On a virtual machine that changes with where its host lets them run: cores without a cache in common are four times as
 * far apart as others, and threads that share memory feel it. Undefined where there is one core.
 */
export async function coresApart(): Promise<number | undefined> {
  if (availableParallelism() < 2) return undefined;
  const shared = new SharedArrayBuffer(128);
  const word = new Int32Array(shared);
  const worker = new Worker(answering, { eval: true, workerData: shared });
  await new Promise((resolve) => worker.once('message', resolve));
  let [fastest, number] = [Number.POSITIVE_INFINITY, 1];
  for (let batch = 0; batch < BATCHES; batch++) {
    const started = performance.now();
    for (let trip = 0; trip < ROUND_TRIPS; trip++, number += 2) {
      Atomics.store(word, 0, number);
      while (Atomics.load(word, 0) !== number + 1);
    }
    fastest = Math.min(fastest, performance.now() - started);
  }
  await worker.terminate();
  return (fastest * 1e6) / ROUND_TRIPS;
}

/** How often it is looked whether cores have come nearer, and how long that is hoped for, in milliseconds. */
const LOOK = 2_000;
const PATIENCE = 300_000;

/** Waits until two cores are at most so many nanoseconds apart. Says how far they are then, or after five minutes. */
export async function coresWithin(nanoseconds: number): Promise<number | undefined> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const apart = await coresApart();
    if (apart === undefined || apart <= nanoseconds || performance.now() > until) return apart;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}
