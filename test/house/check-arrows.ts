import { dirname, join } from 'node:path/posix';
import { cycles } from './cycles.ts';
import type { House } from './arrows.ts';
import type { Import, Source } from './sources.ts';

/** Everything in the sources that the house does not allow, each in a sentence that says what to do about it. */
export function checkArrows(sources: readonly Source[], house: House): string[] {
  return [
    ...checkRooms(sources, house),
    ...sources.flatMap((source) =>
      source.imports.flatMap((one) => {
        const words = checkImport(source, one, house);
        return words ? [`${source.file}:${one.line} ${words}`] : [];
      }),
    ),
    ...sources.filter((source) => !source.isTest).flatMap((source) => checkText(source, house)),
    ...checkCycles(sources),
  ];
}

function checkRooms(sources: readonly Source[], house: House): string[] {
  const found = new Set(sources.map(({ room }) => room));
  return [...found]
    .filter((room) => !(room in house.arrows))
    .map((room) => `src/${room} is no room: list it in test/house/arrows.ts with the doors it may open.`);
}

function checkImport(source: Source, { from, typeOnly }: Import, house: House): string | undefined {
  if (from.startsWith('.')) return checkPath(source, from);
  if (from.startsWith('#test/'))
    return source.isTest ? undefined : `opens ${from}: only tests may use what belongs to tests.`;
  if (from.startsWith('#')) return checkDoor(source, from.slice(1), house);
  if (source.isTest) return undefined;
  if (from.startsWith('node:') && house.withoutNode.includes(source.room))
    return `opens ${from}: ${source.room} uses nothing of Node; what it needs comes in as an argument.`;
  const kept = house.kept.find(({ modules }) =>
    modules.some((one) => from === one || from.startsWith(`${one}/`)),
  );
  if (typeOnly || !kept || kept.rooms.includes(source.room) || source.file in (kept.files ?? {}))
    return undefined;
  return `opens ${from}, but ${kept.what}: only ${kept.rooms.join(', ')} may.`;
}

function checkPath(source: Source, from: string): string | undefined {
  const target = join(dirname(source.file), from);
  const room = /^src\/([^/]+?)(?:\/|\.tsx?$)/.exec(target)?.[1];
  if (room === source.room) return undefined;
  return room
    ? `opens ${from}, a path out of its room: enter ${room} by its door, #${room}.`
    : `opens ${from}, which is outside src/.`;
}

function checkDoor(source: Source, door: string, house: House): string | undefined {
  if (!(door in house.arrows))
    return `opens #${door}, which is no door: a room is entered by #room and nothing behind it.`;
  if (door === source.room) return `opens its own door #${door}: inside a room, name the file.`;
  if (source.isTest || house.arrows[source.room]?.includes(door)) return undefined;
  const may = house.arrows[source.room]?.map((one) => `#${one}`).join(', ');
  return `opens #${door}, but ${source.room} may open ${may ? `only ${may}` : 'no door'} (test/house/arrows.ts).`;
}

const SQL = /\bsql`|\bsql\.|\.(?:selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(/;
const FETCH = /(?<![\w.])fetch\(|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\(/;
/** A function of that name that was handed in. */
const HANDED = /[{(,]\s*fetch\s*[,:?})]/;

function checkText({ file, room, text }: Source, house: House): string[] {
  const lines = text.split('\n');
  const lineOf = (pattern: RegExp) =>
    lines.findIndex((line) => pattern.test(line.replace(/^\s*(\/\/|\/?\*).*/, ''))) + 1;
  const found: string[] = [];
  const sql = lineOf(SQL);
  if (sql > 0 && room !== 'store' && !file.endsWith('/queries.ts') && !house.sqlFiles.includes(file))
    found.push(`${file}:${sql} has SQL: move it to a file named queries.ts, or to the store.`);
  const fetched = lineOf(FETCH);
  if (fetched > 0 && room !== 'jobs' && !file.endsWith('.client.ts') && !HANDED.test(text))
    found.push(`${file}:${fetched} speaks to the network: only jobs may; leave an outbox row for it.`);
  return found;
}

/** The program itself is one file. */
export function doorOf(room: string): string {
  return room === 'app' ? 'src/app.ts' : `src/${room}/${room}.ts`;
}

function checkCycles(sources: readonly Source[]): string[] {
  const targetOf = (source: Source, from: string) =>
    from.startsWith('#') ? doorOf(from.slice(1)) : join(dirname(source.file), from);
  const graph = new Map(
    sources.map((source) => [
      source.file,
      source.imports
        .filter(({ from }) => /^\.|^#(?!test\/)/.test(from))
        .map(({ from }) => targetOf(source, from)),
    ]),
  );
  return cycles(graph).map(
    (files) =>
      `${files.join(' → ')} → ${files[0]} is a circle (types count): move what they share to a file below both.`,
  );
}
