import type { Page } from 'playwright-core';
import type { Paper } from './paper.ts';

export const ILSE = {
  name: 'Ilse Brandt',
  email: 'ilse@paper.example',
  password: 'nineteen votes to twelve',
};

const NEVER = 'Never: everything waits for a moderator';

/** Opens the one-time link and makes the first account; the page is then at the desk. */
export async function becomeAdmin(page: Page, { deskLink }: Paper): Promise<void> {
  await page.goto(deskLink);
  await page.getByLabel('Your name').fill(ILSE.name);
  await page.getByLabel('E-mail address').fill(ILSE.email);
  await page.getByLabel('Password').fill(ILSE.password);
  await page.getByRole('button', { name: 'Make the account and sign in' }).click();
  await page.waitForURL('**/desk');
}

/** Has even the blatant wait for a moderator: a browser that is driven fills a form in a blink, which alone is suspect. */
export async function setNothingAside(page: Page): Promise<void> {
  await page.goto('/desk/filter');
  await page.getByLabel('Blatant spam is set aside without waiting').selectOption({ label: NEVER });
  await arrives(page, () => page.getByRole('button', { name: 'Set the thresholds' }).click());
}

/** Does what leads to another page, and waits until it is there. */
export async function arrives(page: Page, act: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load');
  await act();
  await loaded;
}

export interface Said {
  readonly text: string;
  readonly name: string;
  readonly email?: string;
  readonly link?: string;
}

/** Fills the form under the article that is open, and sends it. */
export async function comment(page: Page, said: Said): Promise<void> {
  await page.getByLabel('Your comment').fill(said.text);
  await page.getByLabel('Name', { exact: true }).fill(said.name);
  if (said.email) await page.getByLabel(/^E-mail/).fill(said.email);
  if (said.link) await page.getByLabel('Your website').fill(said.link);
  await arrives(page, () => page.getByRole('button', { name: /Send (comment|reply)/ }).click());
}

export const CASINO: Said = {
  name: 'Best Casino Bonus 2026',
  email: 'win@casino-bonus.example',
  link: 'https://casino-bonus-free-spins.example/',
  text: 'Great post! I won $5000 at https://casino-bonus-free-spins.example/ best online casino free spins bonus, contact me on WhatsApp +1 555 010 9999',
};
