import { changePassword, removePasskey, signOutEverywhere } from '#people';
import { readDeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { accountPage } from './account.tsx';

const HERE = '/desk/account';

export async function newPassword(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      await changePassword(visit.store, visit.staff, {
        current: form.secret('current'),
        next: form.secret('password'),
      });
      return goTo(visit, doneAt(HERE, 'password'));
    },
    (problem) => accountPage(visit, problem),
  );
}

export async function dropPasskey(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  await removePasskey(visit.store, visit.staff.id, form.text('passkey'));
  return goTo(visit, doneAt(HERE, 'passkey-removed'));
}

export async function endSessions(visit: Visit): Promise<Response> {
  await readDeskForm(visit.c);
  await signOutEverywhere(visit.store, visit.staff.id, visit.staff.id, visit.staff.sessionId);
  return goTo(visit, doneAt(HERE, 'sessions-ended'));
}
