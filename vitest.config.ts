import { defineConfig } from 'vitest/config';

const slow = 30_000;

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
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
      { extends: true, test: { name: 'house', include: ['test/**/*.test.ts'], testTimeout: slow } },
    ],
  },
});
