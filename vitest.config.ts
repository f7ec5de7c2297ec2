import { defineConfig } from 'vitest/config';

const slow = 30_000;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    hookTimeout: slow,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'sample/*.test.ts'],
          exclude: ['**/*.contract.test.{ts,tsx}'],
          testTimeout: slow,
        },
      },
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['src/**/*.contract.test.{ts,tsx}'],
          env: { TEST_DIALECT: 'sqlite' },
          globalSetup: ['test/sqlite/setup.ts'],
          testTimeout: slow,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['src/**/*.contract.test.{ts,tsx}'],
          env: { TEST_DIALECT: 'postgres' },
          globalSetup: ['test/postgres/setup.ts'],
          setupFiles: ['test/postgres/skip.ts'],
          testTimeout: slow,
        },
      },
      {
        extends: true,
        test: { name: 'house', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'], testTimeout: slow },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/*.test.ts'],
          globalSetup: ['test/e2e/sample-folder.ts'],
          // The program, its jobs and a browser need both processors.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
