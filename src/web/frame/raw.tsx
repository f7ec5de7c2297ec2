import type { VNode } from 'preact';
import type { Markup } from './markup.ts';

interface RawProps {
  /** HTML that our own sanitiser made, or a template; never anything else. */
  readonly html: string | Markup;
  readonly as?: 'div' | 'section' | 'blockquote' | 'ol' | 'ul';
  readonly class?: string;
  readonly lang?: string;
  readonly dir?: 'auto' | 'rtl' | 'ltr';
}

/** The only door for HTML that is not made by JSX. */
export function Raw({ html, as: Element = 'div', ...rest }: RawProps): VNode {
  return <Element {...rest} dangerouslySetInnerHTML={{ __html: String(html) }} />;
}
