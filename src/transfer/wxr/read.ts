import { Failure } from '#base';
import { SaxesParser } from 'saxes';
import { nameScopes } from './names.ts';
import { openText, type TextReading } from './open-text.ts';

/** Characters between the end of one item and the end of the next; ten times the longest thread ever exported. */
const LONGEST_ITEM = 100 * 1024 * 1024;
/** channel, item, comment, meta, value: five. The rest is broken or hostile. */
const DEEPEST = 32;

export interface XmlElement {
  /** With the usual prefix: `wp:post_id`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Trimmed: some exports put every value on a line of its own. */
  text: string;
  readonly line: number;
}

/**
 * The children of a WordPress export's channel, one at a time, whatever the size of the file.
 * @throws Failure `bad-input` with line and column if the file is broken or is something else.
 */
export async function* readChannel(file: string, reading: TextReading = {}): AsyncGenerator<XmlElement> {
  const done: XmlElement[] = [];
  const parser = channelParser(done);
  let since = 0;
  for await (const text of openText(file, reading)) {
    parser.write(text);
    since = done.length > 0 ? 0 : since + text.length;
    if (since > LONGEST_ITEM)
      throw new Failure(
        'too-large',
        `The item before line ${parser.line} is longer than 100 million characters.`,
      );
    yield* done.splice(0);
  }
  parser.close();
  yield* done.splice(0);
}

interface Open extends XmlElement {
  readonly pieces: string[];
}

function channelParser(done: XmlElement[]) {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const scopes = nameScopes();
  const open: Open[] = [];
  // What stands between the items is nobody's, and would be kept to the end of the file.
  const words = (data: string) => void (open.length > 2 && open.at(-1)?.pieces.push(data));

  parser.on('error', (error) => {
    // Text pasted with the end of a CDATA section in it: wrong, but clear.
    if (!error.message.includes(']]>')) throw broken(parser, error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const full = scopes.enter(name, attributes);
    if (open.length >= DEEPEST) throw at(parser, 'Elements are nested too deeply');
    if (open.length === 0 && full !== 'rss' && full !== 'rdf:RDF')
      throw at(
        parser,
        `This is not a WordPress export: it begins with <${name.slice(0, 40)}>, not with <rss>`,
      );
    open.push({ name: full, attributes, children: [], text: '', line: parser.line, pieces: [] });
  });
  parser.on('closetag', () => {
    scopes.leave();
    const closed = open.pop();
    if (!closed) return;
    closed.text = closed.pieces.join('').trim();
    closed.pieces.length = 0;
    if (open.length === 2) done.push(closed);
    else if (open.length > 2) open.at(-1)?.children.push(closed);
  });
  parser.on('text', words);
  parser.on('cdata', words);
  return parser;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function broken(parser: Position, error: Error): Failure {
  const said = error.message.replace(/^.*?\d+:\d+:\s*/, '').replace(/\.$/, '');
  const unclosed = /unclosed tag: ?(.*)$/.exec(said);
  if (unclosed)
    return at(parser, `The file is cut off or a tag is missing: <${unclosed[1] ?? ''}> is never closed`);
  if (/must contain a root element|document must/i.test(said) || /text data outside of root/i.test(said))
    return at(parser, 'This is not an XML file');
  return at(parser, `The file is broken: ${said}`);
}

function at(parser: Position, words: string): Failure {
  return new Failure(
    'bad-input',
    `${words} (line ${parser.line}, column ${parser.column}). Nothing was changed.`,
  );
}

/** The text of the first child of this name, or ''. */
export function field(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? '';
}
