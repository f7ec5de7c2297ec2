import type { Auth } from '../auth.ts';

/** All that the library answers over the wire. Everything else of it is called by the desk, behind its own checks. */
const OPEN = new Set([
  'GET /api/auth/passkey/generate-register-options',
  'POST /api/auth/passkey/verify-registration',
  'GET /api/auth/passkey/generate-authenticate-options',
  'POST /api/auth/passkey/verify-authentication',
]);

/** Answers the four requests that adding a passkey, or signing in with one, consists of; undefined for any other. */
export async function answerPasskey(auth: Auth, request: Request): Promise<Response | undefined> {
  if (!OPEN.has(`${request.method} ${new URL(request.url).pathname}`)) return undefined;
  return auth.handler(request);
}
