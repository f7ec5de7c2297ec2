// oxlint-disable max-lines -- every way to the desk, against one newsroom
import { freshStore } from '#test/stores.ts';
import { DAY, HOUR, MINUTE, type StaffId } from '#base';
import type { Store } from '#store';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  acceptLink,
  answerPasskey,
  changePassword,
  changeRole,
  createAuth,
  deactivate,
  findStaff,
  firstLink,
  invite,
  listSessions,
  reactivate,
  readLink,
  revokeInvitation,
  signIn,
  signOut,
  signOutEverywhere,
  staffOf,
  wayBack,
  wayIn,
  type Auth,
  type Staff,
} from './people.ts';

const ORIGIN = 'https://paper.example';
const PASSWORD = 'nineteen votes to twelve';
const ilse = { name: 'Ilse Brandt', email: 'Ilse@Paper.example ', password: PASSWORD };
const tomas = { name: 'Tomas Reyl', email: 'tomas@paper.example', password: 'the harbour is closed' };

let store: Store;
let auth: Auth;
let late: number;
beforeEach(async () => {
  late = 0;
  // The sign-in library reads the machine's clock: ours runs beside it, and ahead when a test says so.
  store = await freshStore({ clock: () => Date.now() + late });
  auth = createAuth(store, { origin: ORIGIN, secret: 'a secret of at least thirty-two characters' });
});

const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
const headers = (cookies: readonly string[] = []) =>
  new Headers({
    cookie: cookies.map((one) => one.split(';')[0]).join('; '),
    'user-agent': 'Mozilla/5.0 Firefox/150.0',
  });
const enter = (email: string, password: string, addressBlock: string | null = 'block') =>
  signIn(auth, { email, password, addressBlock, headers: headers() });

async function firstAdmin(): Promise<Staff> {
  return acceptLink(store, tokenOf(await firstLink(store, ORIGIN)), ilse);
}
async function join(role: string, by: StaffId, account = tomas): Promise<Staff> {
  const { link } = await invite(store, { role, note: '', by, origin: ORIGIN });
  return acceptLink(store, tokenOf(link), account);
}

describe('one-time links', () => {
  test('the first makes the admin, who can sign in', async () => {
    const admin = await firstAdmin();
    expect(admin).toMatchObject({ role: 'admin', name: 'Ilse Brandt', email: 'ilse@paper.example' });
    const cookies = await enter('ilse@paper.example', PASSWORD);
    expect(await staffOf(auth, headers(cookies))).toMatchObject({ id: admin.id, role: 'admin' });
  });

  test('work once, also when sent twice at the same moment', async () => {
    const token = tokenOf(await firstLink(store, ORIGIN));
    const attempts = await Promise.allSettled([
      acceptLink(store, token, ilse),
      acceptLink(store, token, { ...ilse, email: 'another@paper.example' }),
    ]);
    expect(attempts.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(readLink(store, token)).rejects.toMatchObject({ code: 'gone' });
  });

  test('expire: the first after a day, an invitation after a week', async () => {
    const first = tokenOf(await firstLink(store, ORIGIN));
    late = DAY;
    await expect(acceptLink(store, first, ilse)).rejects.toMatchObject({ code: 'gone' });
    const admin = await firstAdmin();
    const { link } = await invite(store, { role: 'editor', note: 'Tomas', by: admin.id, origin: ORIGIN });
    late += 7 * DAY;
    await expect(acceptLink(store, tokenOf(link), tomas)).rejects.toMatchObject({ code: 'gone' });
  });

  test.each(['', 'x', 'x'.repeat(5_000), '\u0000', "' or 1=1"])('%j opens nothing', async (token) => {
    await firstLink(store, ORIGIN);
    await expect(readLink(store, token)).rejects.toMatchObject({ code: 'gone' });
  });

  test('a new first link ends the earlier one; the database keeps no token', async () => {
    const earlier = tokenOf(await firstLink(store, ORIGIN));
    const later = tokenOf(await firstLink(store, ORIGIN));
    await expect(readLink(store, earlier)).rejects.toMatchObject({ code: 'gone' });
    expect(await readLink(store, later)).toMatchObject({ purpose: 'first', role: 'admin' });
    expect(JSON.stringify(await store.db.selectFrom('staff_links').selectAll().execute())).not.toContain(
      later,
    );
  });

  test('a link lets an admin back in, who is then signed out elsewhere', async () => {
    const admin = await firstAdmin();
    const cookies = await enter(admin.email, PASSWORD);
    const token = tokenOf(await firstLink(store, ORIGIN));
    expect(await readLink(store, token)).toMatchObject({ purpose: 'recovery', staff: { id: admin.id } });
    await acceptLink(store, token, { name: '', email: '', password: 'a new way back in' });
    expect(await staffOf(auth, headers(cookies))).toBeNull();
    await expect(enter(admin.email, PASSWORD)).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(await enter(admin.email, 'a new way back in')).not.toEqual([]);
  });

  test('among several people the e-mail address chooses, and the first is not let in by it', async () => {
    const admin = await firstAdmin();
    const other = await join('admin', admin.id);
    expect(await wayIn(store, ORIGIN)).toMatchObject({ staff: { id: admin.id }, others: 1 });
    const { link, staff } = await wayIn(store, ORIGIN, ' TOMAS@paper.example');
    expect(staff).toMatchObject({ id: other.id });
    expect(await readLink(store, tokenOf(link))).toMatchObject({ staff: { id: other.id } });
    await deactivate(store, other.id, admin.id);
    for (const email of ['tomas@paper.example', 'nobody@paper.example', ''])
      await expect(wayIn(store, ORIGIN, email)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('whoever keeps the server lets anybody back in, with the role that the account has', async () => {
    const admin = await firstAdmin();
    const other = await join('reporter', admin.id);
    const { link, staff } = await wayIn(store, ORIGIN, other.email);
    expect(staff).toMatchObject({ id: other.id });
    await acceptLink(store, tokenOf(link), { name: '', email: '', password: 'a new way back in' });
    const cookies = await enter(other.email, 'a new way back in');
    expect(await staffOf(auth, headers(cookies))).toMatchObject({ id: other.id, role: 'reporter' });
  });

  test('an admin lets a colleague back in, within a day, and the link made before no longer does', async () => {
    const admin = await firstAdmin();
    const other = await join('reporter', admin.id);
    const third = await join('editor', admin.id, { ...tomas, email: 'vera@paper.example' });
    const forVera = tokenOf(await wayBack(store, { staffId: third.id, by: admin.id, origin: ORIGIN }));
    const earlier = tokenOf(await wayBack(store, { staffId: other.id, by: admin.id, origin: ORIGIN }));
    const link = tokenOf(await wayBack(store, { staffId: other.id, by: admin.id, origin: ORIGIN }));
    await expect(readLink(store, earlier)).rejects.toMatchObject({ code: 'gone' });
    expect(await readLink(store, forVera)).toMatchObject({ staff: { id: third.id } });
    await acceptLink(store, link, { name: '', email: '', password: 'a new way back in' });
    expect(await enter(other.email, 'a new way back in')).not.toEqual([]);
    late = DAY;
    await expect(readLink(store, forVera)).rejects.toMatchObject({ code: 'gone' });
    const made = await store.db
      .selectFrom('audit')
      .select(['staff_id', 'subject'])
      .where('action', '=', 'staff.recovery-link-made')
      .orderBy('id')
      .execute();
    expect(made.map(({ staff_id, subject }) => [staff_id, subject])).toEqual([
      [admin.id, third.id],
      [admin.id, other.id],
      [admin.id, other.id],
    ]);
  });

  test('no way leads back into a closed account, nor into one’s own without its password', async () => {
    const admin = await firstAdmin();
    const other = await join('reporter', admin.id);
    const link = tokenOf(await wayBack(store, { staffId: other.id, by: admin.id, origin: ORIGIN }));
    await deactivate(store, other.id, admin.id);
    await expect(readLink(store, link)).rejects.toMatchObject({ code: 'gone' });
    for (const [staffId, code] of [
      [other.id, 'conflict'],
      [admin.id, 'conflict'],
      ['nobody', 'not-found'],
    ] as const)
      await expect(wayBack(store, { staffId, by: admin.id, origin: ORIGIN })).rejects.toMatchObject({ code });
    await reactivate(store, other.id, admin.id);
    await expect(readLink(store, link)).rejects.toMatchObject({ code: 'gone' });
  });

  test('a way back in works for an hour', async () => {
    await firstAdmin();
    const token = tokenOf((await wayIn(store, ORIGIN, ilse.email)).link);
    late = HOUR;
    await expect(readLink(store, token)).rejects.toMatchObject({ code: 'gone' });
  });

  test('a revoked invitation is closed', async () => {
    const admin = await firstAdmin();
    const { link, id } = await invite(store, { role: 'editor', note: '', by: admin.id, origin: ORIGIN });
    await revokeInvitation(store, id, admin.id);
    await expect(acceptLink(store, tokenOf(link), tomas)).rejects.toMatchObject({ code: 'gone' });
  });

  test('nobody joins twice with one address, and the link stays open for another', async () => {
    const admin = await firstAdmin();
    const { link } = await invite(store, { role: 'reporter', note: '', by: admin.id, origin: ORIGIN });
    await expect(acceptLink(store, tokenOf(link), ilse)).rejects.toMatchObject({ code: 'conflict' });
    expect(await acceptLink(store, tokenOf(link), tomas)).toMatchObject({ role: 'reporter' });
  });

  test.each([
    [{ name: ' \u202e' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ email: 'nobody' }, 'email'],
    [{ email: `${'x'.repeat(260)}@example.org` }, 'email'],
    [{ email: 'a@b <script>' }, 'email'],
    [{ password: 'short' }, 'password'],
    [{ password: 'x'.repeat(201) }, 'password'],
    [{ password: 'aaaaaaaaaaaaaaaa' }, 'password'],
    [{ password: 'ilse@paper.example' }, 'password'],
    [{ password: 'password1234' }, 'password'],
    [{ password: 'Qwertyuiop123' }, 'password'],
    [{ password: '123456789012' }, 'password'],
    [{ password: 'trustno1trustno1' }, 'password'],
    [{ password: 'Ilse Brandt 1' }, 'password'],
  ])('refuses %j in words, and the link stays open', async (wrong, field) => {
    const token = tokenOf(await firstLink(store, ORIGIN));
    const failure = await acceptLink(store, token, { ...ilse, ...wrong }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'bad-input', fields: { [field]: expect.stringMatching(/\.$/) } });
    expect(await acceptLink(store, token, ilse)).toMatchObject({ role: 'admin' });
  });
});

describe('signing in', () => {
  test('gives a cookie no script can read, over https only', async () => {
    await firstAdmin();
    const cookies = await enter('ILSE@paper.example', PASSWORD);
    expect(cookies.join('\n')).toMatch(/^__Secure-desk\.session_token=[^;]+;.*HttpOnly/im);
    expect(cookies.join('\n')).toMatch(/SameSite=Lax/i);
    expect(cookies.join('\n')).toMatch(/Secure/);
  });

  test('keeps neither the address nor the whole browser line', async () => {
    const admin = await firstAdmin();
    await enter(admin.email, PASSWORD);
    expect(await listSessions(store.db, admin.id, store.now())).toMatchObject([{ agentFamily: 'Firefox' }]);
  });

  test('says the same about an unknown address and a wrong password', async () => {
    await firstAdmin();
    const wrong = await enter('ilse@paper.example', 'not the password').catch(
      (error: Error) => error.message,
    );
    const unknown = await enter('nobody@paper.example', 'not the password').catch(
      (error: Error) => error.message,
    );
    expect(wrong).toBe(unknown);
  });

  test('stops a guesser per account, and says how long', async () => {
    await firstAdmin();
    const guesses = await Promise.all(
      Array.from({ length: 14 }, (_, n) =>
        enter('ilse@paper.example', `guess ${n}`, `block ${n}`).catch((e: { code: string }) => e.code),
      ),
    );
    expect(guesses.filter((code) => code === 'not-signed-in')).toHaveLength(10);
    expect(guesses.filter((code) => code === 'too-many')).toHaveLength(4);
    await expect(enter('ilse@paper.example', PASSWORD)).rejects.toThrow(/wait 15 minutes/);
    late = 15 * MINUTE + 1_000;
    expect(await enter('ilse@paper.example', PASSWORD)).not.toEqual([]);
  });

  test('stops a guesser per address block, but not the rest of the newsroom', async () => {
    await firstAdmin();
    for (let n = 0; n < 40; n++) await enter(`n${n}@paper.example`, 'x', 'his').catch(() => undefined);
    await expect(enter('another@paper.example', 'x', 'his')).rejects.toMatchObject({ code: 'too-many' });
    expect(await enter('ilse@paper.example', PASSWORD, 'hers')).not.toEqual([]);
  });

  test('ends with signing out', async () => {
    await firstAdmin();
    const cookies = await enter('ilse@paper.example', PASSWORD);
    await signOut(auth, headers(cookies));
    expect(await staffOf(auth, headers(cookies))).toBeNull();
  });

  test.each(['', 'desk.session_token=x', '__Secure-desk.session_token=forged.forged', '=;=;\u00ff'])(
    'cookie %j is nobody',
    async (cookie) => {
      await firstAdmin();
      expect(await staffOf(auth, new Headers({ cookie }))).toBeNull();
    },
  );

  test('nobody can sign up, or do anything else through the library’s own addresses', async () => {
    const send = (path: string) =>
      answerPasskey(
        auth,
        new Request(`${ORIGIN}${path}`, { method: 'POST', body: '{}', headers: { origin: ORIGIN } }),
      );
    for (const path of [
      '/api/auth/sign-up/email',
      '/api/auth/update-user',
      '/api/auth/passkey/../sign-up/email',
      '/api/auth/delete-user',
    ])
      expect(await send(path)).toBeUndefined();
    await expect(auth.api.signUpEmail({ body: { ...tomas, role: 'admin' } as never })).rejects.toThrow();
    expect(await store.db.selectFrom('staff').selectAll().execute()).toEqual([]);
  });

  test('a passkey can only be added by somebody signed in', async () => {
    const ask = (cookies: readonly string[]) =>
      answerPasskey(
        auth,
        new Request(`${ORIGIN}/api/auth/passkey/generate-register-options`, { headers: headers(cookies) }),
      );
    expect((await ask([]))?.status).toBe(401);
    const admin = await firstAdmin();
    const answer = await ask(await enter(admin.email, PASSWORD));
    expect(await answer?.json()).toMatchObject({ rp: { id: 'paper.example' }, user: { name: admin.email } });
  });

  test('a made-up passkey is refused when it is checked against what was asked', async () => {
    const admin = await firstAdmin();
    const cookies = await enter(admin.email, PASSWORD);
    const asked = await answerPasskey(
      auth,
      new Request(`${ORIGIN}/api/auth/passkey/generate-register-options`, { headers: headers(cookies) }),
    );
    const sent = headers([...cookies, ...(asked?.headers.getSetCookie() ?? [])]);
    sent.set('origin', ORIGIN);
    sent.set('content-type', 'application/json');
    const answer = await answerPasskey(
      auth,
      new Request(`${ORIGIN}/api/auth/passkey/verify-registration`, {
        method: 'POST',
        headers: sent,
        body: JSON.stringify({ response: { id: 'AA', rawId: 'AA', type: 'public-key', response: {} } }),
      }),
    );
    expect(answer?.status).toBe(400);
    expect(await store.db.selectFrom('passkeys').selectAll().execute()).toEqual([]);
  });
});

describe('accounts', () => {
  test('a deactivated one is out at once and cannot come in until it is active again', async () => {
    const admin = await firstAdmin();
    const other = await join('moderator', admin.id);
    const cookies = await enter(other.email, tomas.password);
    await deactivate(store, other.id, admin.id);
    expect(await staffOf(auth, headers(cookies))).toBeNull();
    await expect(enter(other.email, tomas.password)).rejects.toMatchObject({ code: 'not-signed-in' });
    await reactivate(store, other.id, admin.id);
    expect(await enter(other.email, tomas.password)).not.toEqual([]);
  });

  test('a changed role counts from the next request', async () => {
    const admin = await firstAdmin();
    const other = await join('reporter', admin.id);
    const cookies = await enter(other.email, tomas.password);
    await changeRole(store, other.id, 'editor', admin.id);
    expect(await staffOf(auth, headers(cookies))).toMatchObject({ role: 'editor' });
    await expect(changeRole(store, other.id, 'owner', admin.id)).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('the last admin stays', async () => {
    const admin = await firstAdmin();
    await expect(changeRole(store, admin.id, 'editor', admin.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(deactivate(store, admin.id, admin.id)).rejects.toMatchObject({ code: 'conflict' });
    const other = await join('admin', admin.id);
    await deactivate(store, admin.id, other.id);
    expect(await findStaff(store.db, { id: admin.id })).toMatchObject({
      role: 'admin',
      deactivatedAt: expect.any(Number),
    });
  });

  test('one admin stays, also when all close the others at the same moment', async () => {
    const first = await firstAdmin();
    const others = [];
    for (const n of [1, 2, 3])
      others.push(await join('admin', first.id, { ...tomas, email: `tomas${n}@paper.example` }));
    const admins = [first, ...others];
    await Promise.allSettled(
      admins.map((one, at) =>
        at % 2 ? deactivate(store, one.id, first.id) : changeRole(store, one.id, 'editor', first.id),
      ),
    );
    const left = await Promise.all(admins.map(({ id }) => findStaff(store.db, { id })));
    expect(left.filter((one) => one?.role === 'admin' && one.deactivatedAt === null)).toHaveLength(1);
  });

  test('who is an admin no more has left no door open', async () => {
    const admin = await firstAdmin();
    const other = await join('admin', admin.id);
    const invited = async (by: StaffId) =>
      tokenOf((await invite(store, { role: 'admin', note: 'a friend', by, origin: ORIGIN })).link);
    const [doors, mine] = [[await invited(other.id)], await invited(admin.id)];
    await changeRole(store, other.id, 'editor', admin.id);
    await changeRole(store, other.id, 'admin', admin.id);
    doors.push(await invited(other.id));
    doors.push(tokenOf(await wayBack(store, { staffId: admin.id, by: other.id, origin: ORIGIN })));
    await deactivate(store, other.id, admin.id);
    for (const door of doors) await expect(readLink(store, door)).rejects.toMatchObject({ code: 'gone' });
    expect(await readLink(store, mine)).toMatchObject({ role: 'admin' });
  });

  test('a new password needs the old one and ends the other sessions', async () => {
    await firstAdmin();
    const [here, elsewhere] = [
      await enter('ilse@paper.example', PASSWORD),
      await enter('ilse@paper.example', PASSWORD),
    ];
    const me = await staffOf(auth, headers(here));
    if (!me) throw new Error('not signed in');
    await expect(
      changePassword(store, me, { current: 'wrong', next: 'another long one' }),
    ).rejects.toMatchObject({
      fields: { current: expect.any(String) },
    });
    await changePassword(store, me, { current: PASSWORD, next: 'another long one' });
    expect(await staffOf(auth, headers(here))).not.toBeNull();
    expect(await staffOf(auth, headers(elsewhere))).toBeNull();
    expect(await enter('ilse@paper.example', 'another long one')).not.toEqual([]);
  });

  test('signing out everywhere ends every session', async () => {
    const admin = await firstAdmin();
    const cookies = await enter(admin.email, PASSWORD);
    await enter(admin.email, PASSWORD);
    expect(await signOutEverywhere(store, admin.id, admin.id)).toBe(2);
    expect(await staffOf(auth, headers(cookies))).toBeNull();
  });

  test('everything about people leaves an audit row', async () => {
    const admin = await firstAdmin();
    const other = await join('editor', admin.id);
    await changeRole(store, other.id, 'moderator', admin.id);
    await deactivate(store, other.id, admin.id);
    const rows = await store.db.selectFrom('audit').select('action').orderBy('id').execute();
    expect(rows.map((row) => row.action)).toEqual([
      'staff.first-link-made',
      'staff.joined',
      'staff.invited',
      'staff.joined',
      'staff.role-changed',
      'staff.deactivated',
    ]);
  });

  test('a session ends after a week unused', async () => {
    await firstAdmin();
    await enter('ilse@paper.example', PASSWORD);
    const [row] = await store.db.selectFrom('staff_sessions').select(['created_at', 'expires_at']).execute();
    expect(Math.round(((row?.expires_at ?? 0) - (row?.created_at ?? 0)) / HOUR)).toBe(7 * 24);
  });
});
