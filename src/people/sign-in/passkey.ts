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
  const answer = await auth.handler(request);
  return (await isRefusal(answer))
    ? new Response(answer.body, { status: 400, headers: answer.headers })
    : answer;
}

/** The library calls a passkey that does not hold an error of the server; it is one of whoever sent it. */
async function isRefusal(answer: Response): Promise<boolean> {
  if (answer.status !== 500) return false;
  const { code } = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { code?: unknown };
  return code === 'FAILED_TO_VERIFY_REGISTRATION';
}
