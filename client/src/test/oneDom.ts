import { builtinEnvironments, type Environment } from 'vitest/runtime';

let made: ReturnType<NonNullable<Environment['setup']>> | undefined;

/** One document for all files that a worker runs: jsdom takes longer to make than most of their tests. */
export default {
  name: 'one-dom',
  viteEnvironment: 'client',
  async setup(global, options) {
    made ??= builtinEnvironments.jsdom.setup(global, options);
    await made;
    return { teardown: () => {} };
  },
} satisfies Environment;
