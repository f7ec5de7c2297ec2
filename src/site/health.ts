import { readPaper } from '#articles';
import type { Ctx } from '#web';

/** For whatever watches the server: 200 when the database answers. */
export async function health(c: Ctx): Promise<Response> {
  await readPaper(c.var.store.db);
  return c.json({ status: 'ok' });
}
