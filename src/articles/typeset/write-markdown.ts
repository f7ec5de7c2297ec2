import { parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: unknown }>;

const MARKS: Readonly<Record<string, string>> = { strong: '**', em: '*', s: '~~', code: '`' };

/**
 * Stored HTML as Markdown; undefined where it has something that Markdown has no words for. It need not be perfect: whoever
 * calls it checks that the way back gives the same.
 */
export function writeMarkdown(html: string): string | undefined {
  try {
    return blocks(parseDocument(html).children, '').trim();
  } catch (error) {
    if (error instanceof Wordless) return undefined;
    throw error;
  }
}

class Wordless extends Error {}

function blocks(nodes: readonly Node[], indent: string): string {
  const parts: string[] = [];
  for (const node of nodes) {
    if (node.type === 'text' && node.data.trim() === '') continue;
    parts.push(block(node, indent));
  }
  return parts.join('\n\n');
}

function block(node: Node, indent: string): string {
  if (node.type !== 'tag') throw new Wordless();
  if (node.name === 'ol' || node.name === 'ul') return list(node, indent);
  if (Object.keys(node.attribs).length > 0) throw new Wordless();
  switch (node.name) {
    case 'p':
      return lines(escapeStart(inline(node.children)), indent);
    case 'h2':
      return `${indent}## ${inline(node.children)}`;
    case 'h3':
      return `${indent}### ${inline(node.children)}`;
    case 'h4':
      return `${indent}#### ${inline(node.children)}`;
    case 'hr':
      return `${indent}---`;
    case 'blockquote':
      return blocks(node.children, '')
        .split('\n')
        .map((line) => `${indent}> ${line}`.trimEnd())
        .join('\n');
    default:
      throw new Wordless();
  }
}

function list(node: Element, indent: string): string {
  if (Object.keys(node.attribs).length > 0) throw new Wordless();
  const items = node.children.filter((child) => !(child.type === 'text' && child.data.trim() === ''));
  return items
    .map((item, index) => {
      if (item.type !== 'tag' || item.name !== 'li' || Object.keys(item.attribs).length > 0)
        throw new Wordless();
      const mark = node.name === 'ol' ? `${index + 1}. ` : '- ';
      return (
        indent +
        mark +
        escapeStart(inline(item.children)).replaceAll('\n', `\n${indent}${' '.repeat(mark.length)}`)
      );
    })
    .join('\n');
}

function inline(nodes: readonly Node[]): string {
  return nodes.map(inlineNode).join('');
}

function inlineNode(node: Node): string {
  if (node.type === 'text') return escaped(node.data.replace(/\s*\n\s*/g, ' '));
  if (node.type !== 'tag') throw new Wordless();
  if (node.name === 'br') return '\n';
  const names = Object.keys(node.attribs);
  if (node.name === 'a' && names.length === 1 && node.attribs['href'] !== undefined)
    return `[${inline(node.children)}](${address(node.attribs['href'])})`;
  const mark = MARKS[node.name];
  if (!mark || names.length > 0) throw new Wordless();
  return mark + (node.name === 'code' ? textOf(node.children) : inline(node.children)) + mark;
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.data : '')).join('');
}

function address(href: string): string {
  return /[\s()<>\\]/.test(href) ? `<${href.replace(/[<>]/g, encodeURIComponent)}>` : href;
}

/** What would be taken for a mark stays what it is. An underscore inside a word is none. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~/g, '\\~~')
    .replace(/&(?=#?\w+;)/g, '\\&');
}

function escapeStart(text: string): string {
  return text.replace(/^(?=[#>+=-])/gm, '\\').replace(/^(\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}

function lines(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => indent + line)
    .join('\n');
}
