import { isFailure } from '#base';
import { acceptLink, readLink, signIn, signOut, staffOf } from '#people';
import { hashAddress } from '#privacy';
import { secret } from '#store';
import { readerAddress } from '#web';
import { readDeskForm } from '../form.ts';
import { doneAt } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import { goTo } from '../go-to.ts';
import type { OpenVisit } from '../visit.ts';
import { deadLinkPage, linkPage, signInPage, type Link } from './pages.tsx';

export async function showSignIn(visit: OpenVisit): Promise<Response> {
  const next = ownPath(visit.c.req.query('next') ?? '');
  if (await staffOf(visit.auth, visit.c.req.raw.headers)) return goTo(visit, next);
  return signInPage(visit, next);
}

export async function doSignIn(visit: OpenVisit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  const next = ownPath(form.text('next'));
  return orAgain(
    form,
    async () => {
      const cookies = await enter(visit, form.text('email'), form.secret('password'));
      return goTo(visit, next, cookies);
    },
    (problem) => signInPage(visit, next, problem),
  );
}

export async function showLink(visit: OpenVisit): Promise<Response> {
  const token = visit.c.req.query('token') ?? '';
  keepTokenHere(visit);
  const link = await linkOf(visit, token);
  return link ? linkPage(visit, link, token) : deadLinkPage(visit);
}

export async function useLink(visit: OpenVisit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  const token = form.text('token');
  keepTokenHere(visit);
  const link = await linkOf(visit, token);
  if (!link) return deadLinkPage(visit);
  return orAgain(
    form,
    async () => {
      const password = form.secret('password');
      const account = { name: form.text('name'), email: form.text('email'), password };
      const staff = await acceptLink(visit.store, token, account);
      return goTo(visit, '/desk', await enter(visit, staff.email, password));
    },
    (problem) => linkPage(visit, link, token, problem),
  );
}

/** The address would otherwise travel with every link that is followed from the page. */
function keepTokenHere({ c }: OpenVisit): void {
  c.header('Referrer-Policy', 'no-referrer');
}

/** What the link is for; undefined once it leads nowhere. */
async function linkOf(visit: OpenVisit, token: string): Promise<Link | undefined> {
  try {
    return await readLink(visit.store, token);
  } catch (error) {
    if (isFailure(error) && error.code === 'gone') return undefined;
    throw error;
  }
}

export async function doSignOut(visit: OpenVisit): Promise<Response> {
  await readDeskForm(visit.c);
  const cookies = await signOut(visit.auth, visit.c.req.raw.headers);
  return goTo(visit, doneAt('/desk/sign-in', 'signed-out'), cookies);
}

async function enter(visit: OpenVisit, email: string, password: string): Promise<readonly string[]> {
  const key = await secret(visit.store, 'address-blocks');
  const addressBlock = hashAddress(key, readerAddress(visit.c));
  return signIn(visit.auth, { email, password, addressBlock, headers: visit.c.req.raw.headers });
}

/** Only to the desk: an address from a form could lead anywhere. */
function ownPath(next: string): string {
  return /^\/desk(?:[/?][\w\-./?=&%]*)?$/.test(next) && !next.includes('//') ? next : '/desk';
}
