import { Parser } from 'htmlparser2';

/** Levels of open elements after which markup is taken for broken or hostile and only its text is kept. */
const DEEPEST = 1_000;

export interface Element {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: Node[];
  /** Filled in by whoever asks first. */
  holdsBlock?: boolean;
}

/** A piece of a text: an element, or characters with entities already read. */
export type Node = Element | string;

class TooDeep extends Error {}

/** Reads any HTML, however broken, into a tree. `tooDeep`: the nesting was absurd and only the text was kept. */
export function readTree(html: string): { children: Node[]; tooDeep: boolean } {
  try {
    return { children: parse(html), tooDeep: false };
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return { children: parse(withoutTags(html)), tooDeep: true };
  }
}

function parse(html: string): Node[] {
  const root: Element = { name: '', attribs: {}, children: [] };
  const open: Element[] = [root];
  const parser = new Parser({
    onopentag(name, attribs) {
      if (open.length > DEEPEST) throw new TooDeep();
      const element: Element = { name, attribs, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    onclosetag() {
      open.pop();
    },
    ontext(data) {
      addText(open.at(-1)?.children ?? root.children, data);
    },
  });
  parser.end(html);
  return root.children;
}

// One text node for neighbours, so that an entity in the middle of a word does not stand apart.
function addText(children: Node[], data: string): void {
  const last = children.length - 1;
  const before = children[last];
  if (typeof before === 'string') children[last] = before + data;
  else children.push(data);
}

function withoutTags(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ').replaceAll('<', '&lt;');
}

export function isElement(node: Node | undefined): node is Element {
  return typeof node === 'object';
}

/** All characters below a node, in order. */
export function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (isElement(node) ? textOf(node.children) : node)).join('');
}
