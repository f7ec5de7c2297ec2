import { Failure, LIMITS } from '#base';
import { answerPasskey, can, staffOf, type Action, type SignedIn } from '#people';
import { blockOf } from '#privacy';
import { createRateLimit, readerAddress, sameOrigin, takeBody, type Ctx, type Env } from '#web';
import { Hono } from 'hono';
import { OPEN_ROUTES, STAFF_ROUTES } from './routes.ts';
import type { DeskOptions } from './visit.ts';
import { waysBack } from './ways-back.ts';

/** Octets of what anybody may send: a name, an address and a password; what a key signs; and at the desk a picture. */
const LARGEST = { atTheDoor: 16 * 1024, passkey: 64 * 1024, staff: LIMITS.imageBody + LIMITS.formBody };

/** Questions for a passkey that one address block gets in a minute: anybody may ask, and each is kept for some minutes. */
const QUESTIONS_A_MINUTE = 30;

/** The newsroom's pages, and the requests that a passkey needs. Every route but the doors asks who is there. */
export function createDesk(options: DeskOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.use('/desk', sameOrigin);
  app.use('/desk/*', sameOrigin);
  const questions = createRateLimit(options.store.now, QUESTIONS_A_MINUTE);
  app.all('/api/auth/*', async (c) => {
    if (c.req.path.includes('/generate-')) questions.take(c, blockOf(readerAddress(c) ?? '') ?? 'unknown');
    await takeBody(c, LARGEST.passkey);
    const answer = await answerPasskey(options.auth, c.req.raw);
    return answer ?? c.notFound();
  });
  for (const { method, path, run } of OPEN_ROUTES)
    app.on(method, path, async (c) => {
      await takeBody(c, LARGEST.atTheDoor);
      return run({ ...options, c });
    });
  for (const { method, path, needs, run } of [...waysBack(STAFF_ROUTES), ...STAFF_ROUTES])
    app.on(method, path, async (c) => {
      let staff = await staffOf(options.auth, c.req.raw.headers);
      if (!staff && method === 'GET') return c.redirect(doorFor(c), 303);
      mustBeAllowed(staff, needs);
      // Who may send it may not be who could begin to.
      if (await takeBody(c, LARGEST.staff)) staff = await staffOf(options.auth, c.req.raw.headers);
      const visitor = mustBeAllowed(staff, needs);
      c.set('staff', visitor);
      return run({ ...options, c, staff: visitor });
    });
  return app;
}

/** The sign-in page, which leads back to where the visitor wanted to go. */
function doorFor(c: Ctx): string {
  const { pathname, search } = new URL(c.req.url);
  const next = pathname + search;
  return next === '/desk' ? '/desk/sign-in' : `/desk/sign-in?${new URLSearchParams({ next }).toString()}`;
}

function mustBeAllowed(staff: SignedIn | null, needs: Action): SignedIn {
  if (!staff)
    throw new Failure(
      'not-signed-in',
      'You are not signed in, or not any more. Please sign in and try again.',
    );
  if (!can(staff.role, needs))
    throw new Failure('not-allowed', 'Your role at the paper does not include this. An admin can change it.');
  return staff;
}
