import { saveArticle, publish, type ArticleInput } from '#articles';
import type { Store } from '#store';

/** A day of November 2026, at noon. */
export function day(number: number): number {
  return Date.UTC(2026, 10, number, 12);
}

/** Prints an article with this headline and text; what is left out is plain. Published at the store's time. */
export async function print(
  store: Store,
  headline: string,
  text: string,
  more: Partial<ArticleInput> = {},
): Promise<string> {
  const draft = await saveArticle(
    store,
    {
      headline,
      standfirst: '',
      dateline: 'Harbour City',
      html: text
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join(''),
      language: 'en',
      sectionId: null,
      bylineIds: [],
      tagNames: [],
      leadImageId: null,
      source: null,
      commentsOpen: true,
      ...more,
    },
    null,
    'https://paper.example',
  );
  await publish(store, draft.id, null);
  return draft.id;
}
