import { MINUTE } from '#base';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Env } from './env.ts';
import { createRateLimit } from './rate-limit.ts';

test('what has not asked for a minute is forgotten with the next that asks', async () => {
  let now = Date.UTC(2026, 10, 24, 12);
  const limit = createRateLimit(() => now, 2);
  const app = new Hono<Env>().get('/:network', (c) => {
    limit.take(c, c.req.param('network'));
    return c.text('');
  });
  await app.request('/203.0.113.0');
  now += MINUTE - 1;
  await app.request('/198.51.100.0');
  expect(limit.size).toBe(2);
  now += 1;
  await app.request('/192.0.2.0');
  expect(limit.size).toBe(2);
  now += MINUTE;
  await app.request('/192.0.2.0');
  expect(limit.size).toBe(1);
});
