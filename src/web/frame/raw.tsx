import type { VNode } from 'preact';

interface RawProps {
  /** HTML that our own sanitiser made; never anything else. */
  readonly html: string;
  readonly as?: 'div' | 'section' | 'blockquote';
  readonly class?: string;
  readonly lang?: string;
  readonly dir?: 'auto';
}

/** The only door for HTML that is not made by JSX. */
export function Raw({ html, as: Element = 'div', ...rest }: RawProps): VNode {
  return <Element {...rest} dangerouslySetInnerHTML={{ __html: html }} />;
}
