import { listOpenLinks, listStaff, ROLE_WORDS, ROLES, type Staff, type StaffLink } from '#people';
import { deskPage } from '../frame.tsx';
import { ActionButton, ProblemNote, SelectField, TextField } from '../parts/fields.tsx';
import { Time } from '../parts/time.tsx';
import type { Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';

/** What stands on the page after a form of it was sent. */
interface Answer {
  readonly problem?: Problem;
  /** Where the problem belongs: to the invitation, or to somebody's buttons. */
  readonly of?: 'invitation' | 'buttons';
  /** A fresh link, shown this once. */
  readonly link?: FreshLink;
}

interface FreshLink {
  readonly address: string;
  /** Whom it leads back into the account; undefined: it is an invitation. */
  readonly name?: string | undefined;
}

/** Who works here. */
export async function peoplePage(visit: Visit, { problem, of, link }: Answer = {}): Promise<Response> {
  const { store, c } = visit;
  const invited = of === 'invitation' ? problem : undefined;
  const { timezone } = c.var.paper;
  const [staff, invitations] = await Promise.all([
    listStaff(store.db),
    listOpenLinks(store.db, store.now(), 'invitation'),
  ]);
  return deskPage(
    visit,
    { title: 'People', ...(problem ? { status: problem.status } : {}) },
    <>
      {link && <LinkNote link={link} />}
      {of === 'buttons' && <ProblemNote problem={problem} />}
      <ul class="rows people">
        {staff.map((one) => (
          <Person key={one.id} person={one} self={one.id === visit.staff.id} />
        ))}
      </ul>
      <section>
        <h2>Invite somebody</h2>
        <ProblemNote problem={invited} />
        <form method="post" action="/desk/people/invite" class="stack">
          <SelectField
            name="role"
            label="Role"
            value={invited?.typed.text('role') ?? 'reporter'}
            options={ROLE_OPTIONS}
            problem={invited}
          />
          <TextField
            name="note"
            label="For whom"
            hint="A note to yourself; it stands here until the invitation is used."
            maxLength={120}
            value={invited?.typed.text('note') ?? ''}
          />
          <button type="submit" class="strong">
            Make an invitation link
          </button>
        </form>
        <dl class="roles">
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{ROLE_WORDS[role].name}</dt>
              <dd>{ROLE_WORDS[role].words}</dd>
            </div>
          ))}
        </dl>
      </section>
      {invitations.length > 0 && <Invitations invitations={invitations} timezone={timezone} />}
    </>,
  );
}

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, words: ROLE_WORDS[role].name }));

function LinkNote({ link: { address, name } }: { readonly link: FreshLink }) {
  return (
    <div class="note good" role="status">
      {name === undefined ? (
        <p>Send this link to the person you invite. It works once, for seven days, and is not shown again.</p>
      ) : (
        <p>
          Send this link to <bdi>{name}</bdi>. It works once, within a day, and is not shown again. When it is
          used, the account gets a new password, and its passkeys and sessions end.
        </p>
      )}
      <p class="secret">
        <code>{address}</code>
      </p>
    </div>
  );
}

function Person({ person, self }: { readonly person: Staff; readonly self: boolean }) {
  const at = `/desk/people/${person.id}`;
  const closed = person.deactivatedAt !== null;
  return (
    <li class={closed ? 'closed' : undefined}>
      <span>
        <strong dir="auto">{person.name}</strong>
        {self && ' (you)'}
        <span class="quiet"> {person.email}</span>
        {closed && <span class="badge">Closed</span>}
      </span>
      <div class="buttons">
        {!closed && (
          <form method="post" action={`${at}/role`} class="inline">
            <label class="visually-hidden" for={`role-${person.id}`}>
              Role of {person.name}
            </label>
            <select id={`role-${person.id}`} name="role">
              {ROLE_OPTIONS.map((option) => (
                <option key={option.value} value={option.value} selected={option.value === person.role}>
                  {option.words}
                </option>
              ))}
            </select>
            <button type="submit">Change the role</button>
          </form>
        )}
        {!closed && <ActionButton action={`${at}/sign-out`}>Sign out everywhere</ActionButton>}
        {!closed && !self && <ActionButton action={`${at}/way-back`}>New password link</ActionButton>}
        {closed && <ActionButton action={`${at}/reactivate`}>Open again</ActionButton>}
        {!closed && !self && <CloseButton at={at} />}
      </div>
      {!closed && self && (
        <details>
          <summary>Close your own account</summary>
          <p class="hint">
            You are signed out at once, and come in again only when another admin opens the account. What you
            wrote keeps your name.
          </p>
          <CloseButton at={at} />
        </details>
      )}
    </li>
  );
}

function CloseButton({ at }: { readonly at: string }) {
  return (
    <ActionButton action={`${at}/deactivate`} kind="danger">
      Close the account
    </ActionButton>
  );
}

function Invitations({
  invitations,
  timezone,
}: {
  readonly invitations: readonly StaffLink[];
  readonly timezone: string;
}) {
  return (
    <section>
      <h2>Invitations not used yet</h2>
      <ul class="rows">
        {invitations.map((one) => (
          <li key={one.id}>
            <span>
              {ROLE_WORDS[one.role].name}
              {one.note && `, for ${one.note}`}
              <span class="quiet">
                , until <Time at={one.expiresAt} timezone={timezone} />
              </span>
            </span>
            <ActionButton
              action="/desk/people/invitations/revoke"
              hidden={{ invitation: one.id }}
              kind="danger"
            >
              Revoke
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
