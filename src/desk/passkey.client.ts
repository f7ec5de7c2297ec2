/// <reference lib="dom" />
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

// Passkeys: the browser talks to the authenticator, we carry the words. Everything else on these pages works without this.

const AT = '/api/auth/passkey';

async function ask(path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(
    AT + path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (answer.status === 401 || answer.status === 403)
    throw new Error(
      'Please sign out and in again first: a passkey can only be changed soon after signing in.',
    );
  if (!answer.ok) throw new Error('That did not work. Please try again.');
  return answer.json();
}

async function signIn(box: HTMLElement): Promise<void> {
  const optionsJSON = (await ask('/generate-authenticate-options')) as Parameters<
    typeof startAuthentication
  >[0]['optionsJSON'];
  const response = await startAuthentication({ optionsJSON });
  await ask('/verify-authentication', { response });
  location.assign(box.dataset['next'] || '/desk');
}

async function add(box: HTMLElement): Promise<void> {
  const name = box.querySelector('input')?.value.trim();
  const optionsJSON = (await ask('/generate-register-options')) as Parameters<
    typeof startRegistration
  >[0]['optionsJSON'];
  const response = await startRegistration({ optionsJSON });
  await ask('/verify-registration', { response, ...(name ? { name } : {}) });
  location.assign('/desk/account?done=passkey');
}

function words(error: unknown): string {
  if (error instanceof Error && error.name === 'NotAllowedError')
    return 'Nothing was chosen, or it took too long.';
  if (error instanceof Error && error.name === 'InvalidStateError')
    return 'This device has a passkey for you already.';
  return error instanceof Error ? error.message : 'That did not work. Please try again.';
}

for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  if (!('PublicKeyCredential' in window)) continue;
  box.hidden = false;
  const button = box.querySelector('button');
  button?.addEventListener('click', () => {
    button.disabled = true;
    (box.dataset['passkey'] === 'add' ? add(box) : signIn(box)).catch((error: unknown) => {
      button.disabled = false;
      const place = box.querySelector('[role=alert]');
      if (place) place.textContent = words(error);
    });
  });
}
