import { beforeEach, inject } from 'vitest';

/** Where PostgreSQL cannot run, its tests count as skipped, never as passed. */
beforeEach((context) => {
  const postgres = inject('postgres');
  if ('missing' in postgres) context.skip(`PostgreSQL cannot run here: ${postgres.missing}`);
});
