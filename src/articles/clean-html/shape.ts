import { shapeList } from './lists.ts';
import { isBlank, isBreak, tidyInline, trimInline } from './inline.ts';
import { shapeTable } from './tables.ts';
import { compact, wordsOnly, type Setting } from './setting.ts';
import { isElement, type Element, type Node } from './tree.ts';
import { BLOCKS, PARTS } from './vocabulary.ts';

/** Quotations in lists in tables … inside each other; deeper ones are dissolved into paragraphs. */
const DEEPEST = 8;

const PARAGRAPH = { name: 'p', attribs: {} };
export const TOP: Setting = { leaf: PARAGRAPH, marks: [], attribs: {}, depth: 0, shape: shapeBlocks };

interface Out {
  readonly blocks: Element[];
  run: Node[];
}

/** Blocks in order: every word stands in one, and none stands where HTML forbids it. */
export function shapeBlocks(nodes: readonly Node[], setting: Setting): Element[] {
  const out: Out = { blocks: [], run: [] };
  walk(nodes, setting, out);
  flush(setting, out);
  return out.blocks;
}

function walk(nodes: readonly Node[], setting: Setting, out: Out): void {
  for (const node of nodes) {
    if (!isElement(node)) out.run.push(marked(node, setting.marks));
    else if (isLoose(node, setting)) {
      const inner = { ...setting, attribs: { ...setting.attribs, ...direction(node) } };
      flush(setting, out);
      walk(node.children, inner, out);
      flush(inner, out);
    } else if (BLOCKS.has(node.name)) {
      flush(setting, out);
      // Not spread into push: a text may have more blocks than a call may have arguments.
      for (const block of shapeBlock(node, setting)) out.blocks.push(block);
    } else if (holdsBlock(node)) walk(node.children, { ...setting, marks: [...setting.marks, node] }, out);
    else out.run.push(marked(node, setting.marks));
  }
}

/** Dissolved: a mere division, a part outside its whole, a paragraph inside a heading. */
function isLoose(node: Element, setting: Setting): boolean {
  return node.name === 'div' || PARTS.has(node.name) || (node.name === 'p' && setting.leaf.name !== 'p');
}

function direction(node: Element): Record<string, string> {
  const { lang, dir } = node.attribs;
  return { ...(lang ? { lang } : {}), ...(dir ? { dir } : {}) };
}

function marked(node: Node, marks: readonly Element[]): Node {
  return marks.reduceRight<Node>((inner, mark) => ({ ...mark, children: [inner] }), node);
}

function holdsBlock(node: Element): boolean {
  // Remembered on the element: asking again at each level of a deep text would take quadratic time.
  node.holdsBlock ??= node.children.some(
    (child) =>
      isElement(child) &&
      (child.name === 'div' || BLOCKS.has(child.name) || PARTS.has(child.name) || holdsBlock(child)),
  );
  return node.holdsBlock;
}

function flush(setting: Setting, out: Out): void {
  if (out.run.length === 0) return;
  const run = tidyInline(out.run);
  out.run = [];
  for (const piece of paragraphsOf(run)) {
    const children = trimInline(piece);
    if (isBlank(children)) continue;
    out.blocks.push({
      name: setting.leaf.name,
      attribs: { ...setting.attribs, ...setting.leaf.attribs },
      children,
    });
  }
}

// Two line breaks in a row are how people without paragraphs make one.
function paragraphsOf(run: readonly Node[]): Node[][] {
  const pieces: Node[][] = [[]];
  let breaks: Node[] = [];
  for (const node of run) {
    if (isBreak(node) || (breaks.length > 0 && typeof node === 'string' && node.trim() === '')) {
      breaks.push(node);
      continue;
    }
    if (breaks.filter(isBreak).length >= 2) pieces.push([]);
    else pieces.at(-1)?.push(...breaks);
    breaks = [];
    pieces.at(-1)?.push(node);
  }
  return pieces;
}

function shapeBlock(node: Element, setting: Setting): Element[] {
  const attribs = { ...setting.attribs, ...node.attribs };
  if (node.name === 'hr') return [{ name: 'hr', attribs: {}, children: [] }];
  if (node.name === 'pre') return preformatted(node, attribs);
  if (node.name === 'p' || /^h\d$/.test(node.name))
    return shapeBlocks(node.children, { ...setting, leaf: { name: node.name, attribs: node.attribs } });
  const inner = { ...setting, leaf: PARAGRAPH, attribs: {}, depth: setting.depth + 1 };
  if (setting.depth >= DEEPEST)
    return shapeBlocks(node.children, { ...inner, attribs, depth: setting.depth });
  const whole = { ...node, attribs };
  if (node.name === 'table') return shapeTable(whole, inner);
  if (node.name === 'figure') return figure(whole, inner);
  if (node.name !== 'blockquote') return shapeList(whole, inner);
  const children = shapeBlocks(node.children, inner);
  return children.length > 0 ? [{ ...whole, children }] : [];
}

function preformatted(node: Element, attribs: Element['attribs']): Element[] {
  const children = tidyInline(wordsOnly(node.children, '\n'), true);
  const first = children[0];
  // A reader of HTML leaves out the line break after <pre>.
  if (typeof first === 'string') children[0] = first.replace(/^\n+/, '');
  const last = children.length - 1;
  const end = children[last];
  if (typeof end === 'string') children[last] = end.trimEnd();
  return isBlank(children)
    ? []
    : [{ name: 'pre', attribs, children: children.filter((child) => child !== '') }];
}

function figure(node: Element, inner: Setting): Element[] {
  const captions = node.children.filter((child) => isElement(child) && child.name === 'figcaption');
  const rest = node.children.filter((child) => !captions.includes(child));
  const content = compact(shapeBlocks(rest, inner));
  const caption = shapeBlocks(captions, inner);
  if (content.length === 0) return caption;
  if (caption.length === 0) return [{ ...node, children: content }];
  const { attribs } = captions[0] as Element;
  return [{ ...node, children: [...content, { name: 'figcaption', attribs, children: compact(caption) }] }];
}
