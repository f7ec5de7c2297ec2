import type { ComponentChildren, VNode } from 'preact';
import type { PaperOnPage } from '../env.ts';

/** What stands in the head of a page, and around its body. */
export interface PageHead {
  /** Without the name of the paper, which is added. */
  readonly title: string;
  readonly description?: string;
  /** The path of the page's one address, percent-encoded. */
  readonly canonical?: string;
  readonly robots?: string;
  readonly previous?: string;
  readonly next?: string;
  readonly feeds?: readonly { readonly href: string; readonly type: string; readonly title: string }[];
  /** Open Graph and its like. */
  readonly properties?: readonly (readonly [property: string, content: string])[];
  /** JSON-LD. */
  readonly data?: unknown;
  /** Names of further style sheets and scripts, such as 'desk.css'. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Slug of the section this page belongs to, to be marked in the navigation. */
  readonly section?: string;
  /** The name of the paper is the page's own heading: the front page. */
  readonly front?: boolean;
  /** What stands around the body; the reader's frame unless given. */
  readonly frame?: (props: FrameProps) => VNode;
}

export interface FrameProps {
  readonly head: PageHead;
  readonly paper: PaperOnPage;
  /** Milliseconds UTC. */
  readonly now: number;
  readonly children: ComponentChildren;
}
