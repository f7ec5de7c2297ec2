import {
  changeRole,
  deactivate,
  findStaff,
  invite,
  reactivate,
  revokeInvitation,
  signOutEverywhere,
  wayBack,
} from '#people';
import { readDeskForm, type DeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt, type Done } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { peoplePage } from './people.tsx';

/** Characters of the note that says whom an invitation is for. */
const NOTE_LONGEST = 120;

const HERE = '/desk/people';

export async function inviteSomebody(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  return orAgain(
    form,
    async () => {
      const { link } = await invite(visit.store, {
        role: form.text('role'),
        note: form.text('note', NOTE_LONGEST),
        by: visit.staff.id,
        origin: visit.origin,
      });
      // Shown in the answer itself: only its hash is kept, so no later page could.
      return peoplePage(visit, { link: { address: link } });
    },
    (problem) => peoplePage(visit, { problem, of: 'invitation' }),
  );
}

/** A link for a colleague who forgot the password, shown in the answer as an invitation is. */
export async function letBackIn(visit: Visit): Promise<Response> {
  const form = await readDeskForm(visit.c);
  const staffId = visit.c.req.param('id') ?? '';
  return orAgain(
    form,
    async () => {
      const address = await wayBack(visit.store, { staffId, by: visit.staff.id, origin: visit.origin });
      const staff = await findStaff(visit.store.db, { id: staffId });
      return peoplePage(visit, { link: { address, name: staff?.name } });
    },
    (problem) => peoplePage(visit, { problem, of: 'buttons' }),
  );
}

/** A button on the people page; a mistake shows the page again with the words. */
function changing(done: Done, change: (visit: Visit, id: string, form: DeskForm) => Promise<unknown>) {
  return async (visit: Visit): Promise<Response> => {
    const form = await readDeskForm(visit.c);
    return orAgain(
      form,
      async () => {
        await change(visit, visit.c.req.param('id') ?? '', form);
        return goTo(visit, doneAt(HERE, done));
      },
      (problem) => peoplePage(visit, { problem, of: 'buttons' }),
    );
  };
}

export const revokeLink = changing('revoked', ({ store, staff }, _id, form) =>
  revokeInvitation(store, form.text('invitation'), staff.id),
);
export const newRole = changing('role', ({ store, staff }, id, form) =>
  changeRole(store, id, form.text('role'), staff.id),
);
export const closeAccount = changing('deactivated', ({ store, staff }, id) =>
  deactivate(store, id, staff.id),
);
export const openAccount = changing('reactivated', ({ store, staff }, id) => reactivate(store, id, staff.id));
export const signOutPerson = changing('staff-signed-out', ({ store, staff }, id) =>
  signOutEverywhere(store, id, staff.id),
);
