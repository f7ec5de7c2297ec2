import { readPaper } from '#articles';
import { monthOf, useOfKey, type KeyAtWork, type MonthCounts } from '#comments';
import type { AkismetFields } from '#spam';
import type { Store } from '#store';
import type { Context, Hono } from 'hono';
import { ask, refuse } from './ask.ts';
import { fieldOf } from './field.ts';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const COLUMNS = ['api_calls', 'spam', 'ham', 'missed_spam', 'false_positives'] as const;

/** What a key was used for: the documented calls of version 1.2, and those of the WordPress plugin's own page. */
export function accountRoutes(app: Hono, store: Store): void {
  app.on(['GET', 'POST'], '/1.2/usage-limit', async (c) => {
    const { key } = await ask(c, store);
    return key ? c.json(usageOf(key)) : refuse(c);
  });
  app.on(['GET', 'POST'], '/1.2/key-sites', async (c) => {
    const { key, fields } = await ask(c, store);
    return key ? keySites(c, { key, fields, store }) : refuse(c);
  });
  app.post('/1.1/get-subscription', async (c) => {
    const { key } = await ask(c, store);
    if (!key) return refuse(c);
    const { name } = await readPaper(store.db);
    return c.json({
      status: 'active',
      account_type: 'broadsheet',
      account_name: `The filter of ${name}`,
      next_billing_date: false,
      limit_reached: key.spent,
    });
  });
  app.post('/1.1/get-stats', async (c) => {
    const { key, fields } = await ask(c, store);
    return key ? c.json(await statsOf(store, key, fieldOf(fields, 'from'))) : refuse(c);
  });
  // The plugin says goodbye. The key goes on working until the newsroom revokes it.
  app.post('/1.1/deactivate', async (c) => ((await ask(c, store)).key ? c.text('deactivated') : refuse(c)));
}

function usageOf({ quota, checks, spent }: KeyAtWork) {
  const percentage = quota === null ? 0 : (100 * checks) / quota;
  // As the protocol documents it: the percentage is text.
  return { limit: quota ?? 'none', usage: checks, percentage: percentage.toFixed(2), throttled: spent };
}

/** A key belongs to one site here, so the list has one line, or none for a month without use. */
async function keySites(
  c: Context,
  { key, fields, store }: { key: KeyAtWork; fields: AkismetFields; store: Store },
): Promise<Response> {
  const month = fieldOf(fields, 'month') || monthOf(store.now());
  if (!MONTH.test(month)) return refuse(c, 'Invalid "month" value: give YYYY-MM');
  const limit = wholeNumber(fieldOf(fields, 'limit'), 500);
  const offset = wholeNumber(fieldOf(fields, 'offset'), 0);
  const site = key.blog.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const use = (await useOfKey(store.db, key.key)).find((one) => one.month === month);
  const found = use && site.toLowerCase().includes(fieldOf(fields, 'filter').toLowerCase()) ? [use] : [];
  const shown = found.slice(offset, offset + limit).map((counts) => ({
    site,
    ...Object.fromEntries(COLUMNS.map((column) => [column, String(numbers(counts)[column])])),
    is_revoked: false,
  }));
  const total = found.length;
  if (fieldOf(fields, 'format').toLowerCase() !== 'csv')
    return c.json({ [month]: shown, limit, offset, total });
  const title = `Active sites for ${key.key} during ${month} (limit: ${limit}, offset: ${offset}, total: ${total})`;
  const head = 'Site,Total API Calls,Spam,Ham,Missed Spam,False Positives,Is Revoked';
  const lines = shown.map((row) => Object.values(row).map(csv).join(','));
  return c.text([title, head, ...lines].join('\n'), 200, { 'content-type': 'text/csv; charset=UTF-8' });
}

/** The numbers of the plugin's page, over the months it asks for; a month that has begun counts. */
async function statsOf(store: Store, { key }: KeyAtWork, from: string) {
  const months = { '60-days': 3, '6-months': 7 }[from] ?? Infinity;
  const first = new Date(store.now());
  if (months !== Infinity) first.setUTCMonth(first.getUTCMonth() - (months - 1), 1);
  const since = months === Infinity ? '' : monthOf(first.getTime());
  const use = (await useOfKey(store.db, key)).filter((one) => one.month >= since);
  const breakdown = use.map((counts) => [
    `${counts.month}-01`,
    { da: `${counts.month}-01`, ...numbers(counts) },
  ]);
  const sum = (name: (typeof COLUMNS)[number]) => use.reduce((all, counts) => all + numbers(counts)[name], 0);
  const [checks, wrong] = [sum('api_calls'), sum('missed_spam') + sum('false_positives')];
  return {
    ...Object.fromEntries(COLUMNS.map((column) => [column, sum(column)])),
    accuracy: checks === 0 ? 100 : Math.round(10_000 * Math.max(0, 1 - wrong / checks)) / 100,
    // How long a moderator would have taken is not measured here.
    time_saved: 0,
    breakdown: Object.fromEntries(breakdown) as Record<string, unknown>,
  };
}

function numbers(counts: MonthCounts): Record<(typeof COLUMNS)[number], number> {
  return {
    api_calls: counts.checks,
    spam: counts.spam,
    ham: counts.ham,
    missed_spam: counts.missedSpam,
    false_positives: counts.falsePositives,
  };
}

/** Quoted where it must be, and never read as a formula by a spreadsheet. */
function csv(value: unknown): string {
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function wholeNumber(text: string, otherwise: number): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}
