import { dissolve, inlineOnly } from './lists.ts';
import { compact, type Setting } from './setting.ts';
import { isElement, type Element, type Node } from './tree.ts';

interface Parts {
  readonly caption: Node[];
  readonly rows: Record<'thead' | 'tbody' | 'tfoot', Element[]>;
  /** What stood where nothing may stand: shown before the table, as browsers do. */
  readonly strays: Node[];
}

/** A table as caption, head, body and foot with rows of cells. One without rows is nothing; its words stay. */
export function shapeTable(table: Element, setting: Setting): Element[] {
  const parts: Parts = { caption: [], rows: { thead: [], tbody: [], tfoot: [] }, strays: [] };
  sortOut(table.children, 'tbody', parts);
  const before = setting.shape(parts.strays, setting);
  const sections = (['thead', 'tbody', 'tfoot'] as const).flatMap((name) => {
    const children = parts.rows[name].flatMap((row) => shapeRow(row, setting));
    return children.length > 0 ? [{ name, attribs: {}, children }] : [];
  });
  if (sections.length === 0) return [...before, ...setting.shape(parts.caption, setting)];
  const words = inlineOnly(parts.caption, setting);
  const caption = words.length > 0 ? [{ name: 'caption', attribs: {}, children: words }] : [];
  return [...before, { ...table, children: [...caption, ...sections] }];
}

function sortOut(nodes: readonly Node[], section: keyof Parts['rows'], parts: Parts): void {
  for (const node of dissolve(nodes)) {
    if (!isElement(node)) parts.strays.push(node);
    else if (node.name === 'thead' || node.name === 'tbody' || node.name === 'tfoot')
      sortOut(node.children, node.name, parts);
    else if (node.name === 'caption') parts.caption.push(...node.children);
    else if (node.name === 'tr') parts.rows[section].push(node);
    else if (node.name === 'td' || node.name === 'th')
      parts.rows[section].push({ name: 'tr', attribs: {}, children: [node] });
    else parts.strays.push(node);
  }
}

function shapeRow(row: Element, setting: Setting): Element[] {
  const children = dissolve(row.children).flatMap((node) => {
    if (!isElement(node)) return node.trim() === '' ? [] : [cell('td', {}, [node], setting)];
    if (node.name === 'td' || node.name === 'th')
      return [cell(node.name, node.attribs, node.children, setting)];
    return [cell('td', {}, [node], setting)];
  });
  return children.length > 0 ? [{ name: 'tr', attribs: row.attribs, children }] : [];
}

function cell(name: string, attribs: Element['attribs'], nodes: readonly Node[], setting: Setting): Element {
  return { name, attribs, children: compact(setting.shape(nodes, setting)) };
}
