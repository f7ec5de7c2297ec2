import { isElement, textOf, type Element, type Node } from './tree.ts';

/** Levels of emphasis inside emphasis; nobody sees more. */
const DEEPEST = 12;
const JOINED = new Set(['a', 'code', 'em', 's', 'span', 'strong', 'sub', 'sup']);

interface Place {
  /** Names of the elements around, to say each only once. */
  readonly inside: readonly string[];
  /** Spaces and line breaks mean something (`pre`). */
  readonly spaced: boolean;
}

/** Words and the marks on them in their shortest form: no empty or doubled marks, neighbours joined, spaces single. */
export function tidyInline(nodes: readonly Node[], spaced = false): Node[] {
  return tidy(nodes, { inside: [], spaced });
}

function tidy(nodes: readonly Node[], place: Place): Node[] {
  const simple = nodes.flatMap((node) => (isElement(node) ? simplify(node, place) : [node]));
  const joined = joinNeighbours(simple, place);
  return joined.filter((node) => node !== '');
}

function simplify(node: Element, place: Place): Node[] {
  if (node.name === 'img' || node.name === 'br') return [node];
  const repeated = place.inside.includes(node.name) && node.name !== 'span' && node.name !== 'q';
  if (repeated || place.inside.length >= DEEPEST) return tidy(node.children, place);
  const children = tidy(node.children, { ...place, inside: [...place.inside, node.name] });
  if (isBlank(children)) return children;
  return [{ ...node, children }];
}

/** Nothing a reader would see: no picture, no letters. */
export function isBlank(nodes: readonly Node[]): boolean {
  return textOf(nodes).trim() === '' && !hasPicture(nodes);
}

function hasPicture(nodes: readonly Node[]): boolean {
  return nodes.some((node) => isElement(node) && (node.name === 'img' || hasPicture(node.children)));
}

// Groups first and joins once, so that a million neighbours cost a million steps.
function joinNeighbours(nodes: readonly Node[], place: Place): Node[] {
  const groups: Node[][] = [];
  for (const node of nodes) {
    const group = groups.at(-1);
    if (group && joins(group[0], node)) group.push(node);
    else groups.push([node]);
  }
  return groups.map((group) => joinGroup(group, place));
}

function joins(first: Node | undefined, next: Node): boolean {
  if (!isElement(first) || !isElement(next)) return typeof first === 'string' && typeof next === 'string';
  return JOINED.has(first.name) && first.name === next.name && sameAttributes(first, next);
}

function sameAttributes(one: Element, other: Element): boolean {
  return JSON.stringify(one.attribs) === JSON.stringify(other.attribs);
}

function joinGroup(group: readonly Node[], place: Place): Node {
  const first = group[0] ?? '';
  if (!isElement(first))
    return characters(group.filter((node) => typeof node === 'string').join(''), place.spaced);
  if (group.length === 1) return first;
  const children = group.flatMap((node) => (isElement(node) ? node.children : []));
  return { ...first, children: tidy(children, { ...place, inside: [...place.inside, first.name] }) };
}

function characters(text: string, spaced: boolean): string {
  return (spaced ? text : text.replace(/[ \t\n\f\r]+/g, ' ')).normalize('NFC');
}

/** Without spaces and line breaks at either end and without spaces around line breaks. */
export function trimInline(nodes: readonly Node[]): Node[] {
  const trimmed = nodes
    .map((node, index) => (isElement(node) ? node : trimText(node, nodes[index - 1], nodes[index + 1])))
    .filter((node) => node !== '');
  let start = 0;
  let end = trimmed.length;
  while (start < end && isBreak(trimmed[start])) start++;
  while (end > start && isBreak(trimmed[end - 1])) end--;
  return trimmed.slice(start, end);
}

function trimText(text: string, before: Node | undefined, after: Node | undefined): string {
  const left = before === undefined || isBreak(before) ? text.replace(/^ /, '') : text;
  return after === undefined || isBreak(after) ? left.replace(/ $/, '') : left;
}

export function isBreak(node: Node | undefined): boolean {
  return isElement(node) && node.name === 'br';
}
