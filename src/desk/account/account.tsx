import {
  listPasskeys,
  listSessions,
  PASSWORD_SHORTEST,
  ROLE_WORDS,
  type Passkey,
  type StaffSession,
} from '#people';
import { deskPage } from '../frame.tsx';
import { ActionButton, ProblemNote, TextField } from '../parts/fields.tsx';
import { Time } from '../parts/time.tsx';
import type { Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';

/** One's own account: password, passkeys, sessions. */
export async function accountPage(visit: Visit, problem?: Problem): Promise<Response> {
  const { store, staff } = visit;
  const { timezone } = visit.c.var.paper;
  const [passkeys, sessions] = await Promise.all([
    listPasskeys(store.db, staff.id),
    listSessions(store.db, staff.id, store.now()),
  ]);
  return deskPage(
    visit,
    { title: 'Your account', scripts: ['passkey'], ...(problem ? { status: problem.status } : {}) },
    <>
      <dl class="facts">
        <dt>Name</dt>
        <dd>{staff.name}</dd>
        <dt>E-mail address</dt>
        <dd>{staff.email}</dd>
        <dt>Role</dt>
        <dd>
          {ROLE_WORDS[staff.role].name}. {ROLE_WORDS[staff.role].words}
        </dd>
      </dl>
      <Passkeys passkeys={passkeys} timezone={timezone} />
      <Sessions sessions={sessions} here={staff.sessionId} timezone={timezone} />
      <section>
        <h2>Password</h2>
        <ProblemNote problem={problem} />
        <form method="post" action="/desk/account/password" class="stack">
          <input type="hidden" name="username" autocomplete="username" value={staff.email} />
          <TextField
            name="current"
            label="Current password"
            type="password"
            autocomplete="current-password"
            required
            problem={problem}
          />
          <TextField
            name="password"
            label="New password"
            type="password"
            autocomplete="new-password"
            required
            problem={problem}
            hint={`At least ${PASSWORD_SHORTEST} characters. Your other sessions will end.`}
          />
          <button type="submit">Change the password</button>
        </form>
      </section>
    </>,
  );
}

function Passkeys({
  passkeys,
  timezone,
}: {
  readonly passkeys: readonly Passkey[];
  readonly timezone: string;
}) {
  return (
    <section>
      <h2>Passkeys</h2>
      <p class="hint">
        A passkey lives in your phone, computer or security key. It signs you in without a password, and
        nobody can trick you into giving it away.
      </p>
      {passkeys.length === 0 && <p>You have none yet.</p>}
      <ul class="rows">
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <span>
              {passkey.name}
              {passkey.createdAt !== null && (
                <span class="quiet">
                  {' '}
                  since <Time at={passkey.createdAt} timezone={timezone} />
                </span>
              )}
            </span>
            <ActionButton
              action="/desk/account/passkeys/remove"
              hidden={{ passkey: passkey.id }}
              kind="danger"
            >
              Remove
            </ActionButton>
          </li>
        ))}
      </ul>
      {/* Shown by the island: making a passkey needs the browser's help. */}
      <div data-passkey="add" hidden>
        <label for="passkey-name">Name of this device</label>
        <input id="passkey-name" type="text" maxLength={60} placeholder="My laptop" />
        <button type="button">Add a passkey</button>
        <p class="words-wrong" role="alert" />
      </div>
      <noscript>
        <p class="hint">Adding a passkey needs JavaScript in your browser.</p>
      </noscript>
    </section>
  );
}

function Sessions(props: {
  readonly sessions: readonly StaffSession[];
  readonly here: string;
  readonly timezone: string;
}) {
  return (
    <section>
      <h2>Where you are signed in</h2>
      <ul class="rows">
        {props.sessions.map((session) => (
          <li key={session.id}>
            <span>
              {session.agentFamily ?? 'A browser'}
              {session.id === props.here && <strong> (this one)</strong>}
              <span class="quiet">
                {' '}
                since <Time at={session.createdAt} timezone={props.timezone} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {props.sessions.length > 1 && (
        <ActionButton action="/desk/account/sessions/end">End all other sessions</ActionButton>
      )}
    </section>
  );
}
