import { checkReceipt, withdraw } from '#comments';
import { erase, exportOf, receipt } from '#privacy';
import { page, readForm, type Ctx } from '#web';
import * as z from 'zod';
import { ReceiptBody } from './receipt.tsx';

/** The receipt of one comment: what was stored, what was checked, who decided. The signed link is the key. */
export async function showReceipt(c: Ctx): Promise<Response> {
  const sig = c.req.query('sig');
  const id = await checkReceipt(c.var.store, c.req.param('id') ?? '', sig);
  const facts = await receipt(c.var.store.db, id);
  const head = { title: 'The receipt of your comment', robots: 'noindex' };
  return page(c, head, <ReceiptBody receipt={facts} sig={sig ?? ''} paper={c.var.paper} />);
}

const action = z.object({
  sig: z.string().max(100),
  action: z.enum(['withdraw', 'erase'], 'Please choose what should happen to the comment.'),
});

/** Withdraws the comment or erases it. */
export async function actOnReceipt(c: Ctx): Promise<Response> {
  const sent = await readForm(c, action);
  const id = await checkReceipt(c.var.store, c.req.param('id') ?? '', sent.sig);
  if (sent.action === 'withdraw') {
    await withdraw(c.var.store, id);
    return c.redirect(`/comments/${id}/receipt?sig=${encodeURIComponent(sent.sig)}`, 303);
  }
  await erase(c.var.store, id);
  const body = (
    <article class="notice-page">
      <h1>Your comment has been erased</h1>
      <p class="standfirst">The text and everything personal about it are gone, at once and for good.</p>
      <p>
        <a href="/">To the front page</a>
      </p>
    </article>
  );
  return page(c, { title: 'Your comment has been erased', robots: 'noindex' }, body);
}

/** Everything stored about the author of a comment, as a file. */
export async function exportData(c: Ctx): Promise<Response> {
  const id = await checkReceipt(c.var.store, c.req.param('id') ?? '', c.req.query('sig'));
  const data = await exportOf(c.var.store.db, id);
  c.header('content-disposition', 'attachment; filename="my-comments.json"');
  return c.json(data);
}
