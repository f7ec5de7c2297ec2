import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    // A list of ticked comments, or of sections, is sent as one name with many values.
    'form-dup-name': 'off',
    // The renderer closes void elements as XML does; HTML allows both.
    'void-style': 'off',
    // Inline scripts there are none of; JSON-LD is data.
    'require-sri': 'off',
    // Articles that were imported may have long headlines.
    'long-title': 'off',
  },
});

/** What is wrong with the markup of a page, one line each. */
export async function invalidMarkup(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  );
}

/** What a reader with a disability would stumble over on the page as it is shown, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

/** How many pixels the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** How many pixels of an element are beside what of it can be seen. */
export function hidden(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate((box) => box.scrollWidth - box.clientWidth);
}
