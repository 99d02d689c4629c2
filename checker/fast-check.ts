import type fc from 'fast-check';

/**
 * Lets fast-check run as if nobody had configured it. The tests of a user may have (`configureGlobal`), and share it: a limit
 * in time, say, that is meant for these would end ours. What `run` makes and starts before it returns is not affected.
 */
export function unconfigured<Result>(fastCheck: typeof fc, run: () => Result): Result {
  const configured = fastCheck.readConfigureGlobal();
  fastCheck.resetConfigureGlobal();
  try {
    return run();
  } finally {
    fastCheck.configureGlobal(configured);
  }
}
