import { cleanHtml } from '../clean-html/clean-html.ts';
import { plainText } from '../plain-text.ts';
import { htmlToMarkdown, markdownToHtml } from './markdown.ts';

export interface Body {
  /** As it is stored. */
  readonly html: string;
  /** Its words alone. */
  readonly words: string;
}

/** What is done with whole texts. Each takes a time that grows with the length: seconds for 2 MB. */
export const WORK = {
  fromMarkdown: ({ text }: Text): string => markdownToHtml(text),
  toMarkdown: ({ text }: Text): string | undefined => htmlToMarkdown(text),
  clean({ text, links }: Text): Body {
    const { html } = cleanHtml(text, { resolveLink: (href) => links?.get(href) });
    return { html, words: plainText(html) };
  },
} as const;

export type Work = typeof WORK;

export interface Text {
  readonly text: string;
  /** Which addresses in it are articles of this paper: from the address as written to `article:ID`. */
  readonly links?: ReadonlyMap<string, string>;
}
