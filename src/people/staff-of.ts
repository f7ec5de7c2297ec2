import type { StaffId } from '#base';
import type { Auth } from './auth.ts';
import { isRole, type Role } from './roles.ts';

/** Who sits at the desk, as the session cookie proves. */
export interface SignedIn {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly sessionId: string;
}

/** Who is signed in with these request headers; null for readers, ended sessions and deactivated accounts. */
export async function staffOf(auth: Auth, headers: Headers): Promise<SignedIn | null> {
  if (!headers.get('cookie')) return null;
  const found = await auth.api.getSession({ headers });
  if (!found || found.user.deactivatedAt || !isRole(found.user.role)) return null;
  const { user, session } = found;
  return {
    id: user.id as StaffId,
    name: user.name,
    email: user.email,
    role: user.role as Role,
    sessionId: session.id,
  };
}

/** Ends this session. @returns the `Set-Cookie` lines that clear the cookie. */
export async function signOut(auth: Auth, headers: Headers): Promise<readonly string[]> {
  const answer = await auth.api.signOut({ headers, asResponse: true });
  return answer.headers.getSetCookie();
}
