import { dropDead, recordAudit, retryDead } from '#store';
import { readDeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt } from '../parts/flash.tsx';
import type { Visit } from '../visit.ts';

export async function retryJob(visit: Visit): Promise<Response> {
  const id = (await readDeskForm(visit.c)).text('job');
  await visit.store.write(async (tx) => {
    await retryDead(tx, id);
    await recordAudit(tx, { by: visit.staff.id, action: 'job.retried', subject: id });
  });
  return goTo(visit, doneAt('/desk', 'retried'));
}

export async function dropJob(visit: Visit): Promise<Response> {
  const id = (await readDeskForm(visit.c)).text('job');
  await visit.store.write(async (tx) => {
    await dropDead(tx, id);
    await recordAudit(tx, { by: visit.staff.id, action: 'job.dropped', subject: id });
  });
  return goTo(visit, doneAt('/desk', 'dropped'));
}

/** Begins, or goes on, to compute what is missing of the archive's background. Twice does no harm. */
export async function catchUpNow(visit: Visit): Promise<Response> {
  await readDeskForm(visit.c);
  await visit.store.write(async (tx) => {
    await tx.later('archive.grew', 'archive', {});
    await recordAudit(tx, { by: visit.staff.id, action: 'background.asked', subject: 'archive' });
  });
  return goTo(visit, doneAt('/desk', 'catching-up'));
}
