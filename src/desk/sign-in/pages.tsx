import { PASSWORD_SHORTEST, ROLE_WORDS, type Staff, type StaffLink } from '#people';
import { doorPage } from '../frame.tsx';
import { ProblemNote, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';
import type { OpenVisit } from '../visit.ts';

/** Where to sign in. `next` is where the visitor wanted to go. */
export function signInPage(visit: OpenVisit, next: string, problem?: Problem): Response {
  return doorPage(
    visit,
    { title: 'Sign in', scripts: ['passkey'], ...(problem ? { status: problem.status } : {}) },
    <>
      <ProblemNote problem={problem} />
      <form method="post" action={`/desk/sign-in${asked({ next })}`} class="stack">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autocomplete="username webauthn"
          required
          value={problem?.typed.text('email') ?? ''}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autocomplete="current-password"
          required
        />
        <button type="submit" class="strong">
          Sign in
        </button>
      </form>
      {/* Shown by the island: a passkey needs the browser's help. */}
      <div class="passkey-door" data-passkey="sign-in" data-next={next} hidden>
        <p class="or">or</p>
        <button type="button">Sign in with a passkey</button>
        <p class="words-wrong" role="alert" />
      </div>
      <p class="hint">
        No account, or the password forgotten? An admin of the paper can make you a link. For the only admin,
        whoever runs the server does, with <code>broadsheet link</code>.
      </p>
    </>,
  );
}

/** Kept in the address, so that a reload of the form when it was refused leads to it again. */
function asked(query: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams(query).toString()}`;
}

export type Link = StaffLink & { readonly staff: Staff | null };

/** What a one-time link opens: the first account, an invitation, or the way back into an account. */
export function linkPage(visit: OpenVisit, link: Link, token: string, problem?: Problem): Response {
  return doorPage(
    visit,
    { title: TITLES[link.purpose], ...(problem ? { status: problem.status } : {}) },
    <>
      <p>{wordsFor(link, visit.c.var.paper.name)}</p>
      <ProblemNote problem={problem} />
      <form method="post" action={`/desk/first${asked({ token })}`} class="stack">
        <input type="hidden" name="token" value={token} />
        {link.staff ? (
          <input type="hidden" name="username" autocomplete="username" value={link.staff.email} />
        ) : (
          <NewAccountFields problem={problem} />
        )}
        <TextField
          name="password"
          label={link.staff ? 'New password' : 'Password'}
          type="password"
          autocomplete="new-password"
          required
          problem={problem}
          hint={`At least ${PASSWORD_SHORTEST} characters. A few words in a row are easy to remember.`}
        />
        <button type="submit" class="strong">
          {link.staff ? 'Set the password and sign in' : 'Make the account and sign in'}
        </button>
      </form>
    </>,
  );
}

/** What stands where a one-time link was used, has run out, or is not whole. */
export function deadLinkPage(visit: OpenVisit): Response {
  return doorPage(
    visit,
    { title: 'This link no longer works', status: 410 },
    <>
      <p>
        Such a link works once, and only for some days. It was used already, has run out, or was cut short on
        its way.
      </p>
      <p>
        If you have made your account with it, <a href="/desk/sign-in">sign in</a>.
      </p>
      <p>
        Ask an admin of the paper for a new link. If there is none, whoever runs the server gets one with{' '}
        <code>broadsheet link</code>.
      </p>
    </>,
  );
}

function NewAccountFields({ problem }: { readonly problem: Problem | undefined }) {
  return (
    <>
      <TextField
        name="name"
        label="Your name"
        autocomplete="name"
        required
        maxLength={80}
        problem={problem}
        value={problem?.typed.text('name') ?? ''}
        hint="It stands beside your replies to readers."
      />
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autocomplete="username"
        required
        problem={problem}
        value={problem?.typed.text('email') ?? ''}
        hint="You sign in with it. Readers never see it."
      />
    </>
  );
}

const TITLES = {
  first: 'The first account',
  invitation: 'Welcome to the desk',
  recovery: 'A new password',
} as const;

function wordsFor(link: Link, paper: string): string {
  if (link.purpose === 'first')
    return `You are setting up ${paper}. This account may do everything and invite others.`;
  if (link.staff)
    return `This link leads back into the account of ${link.staff.name}. All its sessions end, and its passkeys are removed.`;
  const role = ROLE_WORDS[link.role];
  return `You are invited to ${paper} as ${role.name.toLowerCase()}. ${role.words}`;
}
