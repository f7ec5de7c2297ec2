import { plainText, revisions, type Revision } from '#articles';
import { staffNames } from '#people';
import { deskPage } from '../frame.tsx';
import { Time } from '../parts/time.tsx';
import type { Visit } from '../visit.ts';
import { compareTexts } from '../writing/compare.ts';
import { articleToWrite } from './rights.ts';

/** Every version of an article, and two of them side by side, word by word. */
export async function revisionsPage(visit: Visit): Promise<Response> {
  const article = await articleToWrite(visit);
  const { store, c } = visit;
  const [versions, names] = await Promise.all([revisions(store.db, article.id), staffNames(store.db)]);
  const newest = versions[0]?.version ?? 1;
  const pick = (text: string | undefined, fallback: number) =>
    versions.find((one) => one.version === Number(text)) ?? versions.find((one) => one.version === fallback);
  const newer = pick(c.req.query('to'), newest);
  const older = pick(c.req.query('from'), (newer?.version ?? newest) - 1);
  return deskPage(
    visit,
    { title: 'Versions' },
    <>
      <p>
        <a href={`/desk/articles/${article.id}`} dir="auto">
          {article.headline}
        </a>
      </p>
      {versions.length > 1 ? (
        <Versions
          versions={versions}
          pair={[older?.version, newer?.version]}
          names={names}
          timezone={c.var.paper.timezone}
        />
      ) : (
        <p>There is only one version so far, so there is nothing to compare.</p>
      )}
      {older && newer && older.version !== newer.version && <Comparison older={older} newer={newer} />}
    </>,
  );
}

function Versions(props: {
  readonly versions: readonly Revision[];
  /** Which two are compared now. */
  readonly pair: readonly [older: number | undefined, newer: number | undefined];
  readonly names: ReadonlyMap<string, string>;
  readonly timezone: string;
}) {
  const { versions, pair, names, timezone } = props;
  return (
    <form method="get" class="versions">
      <ol>
        {versions.map((one) => (
          <li key={one.version}>
            <label>
              <input type="radio" name="from" value={one.version} checked={one.version === pair[0]} /> older
            </label>
            <label>
              <input type="radio" name="to" value={one.version} checked={one.version === pair[1]} /> newer
            </label>
            <span>
              Version {one.version}, <Time at={one.savedAt} timezone={timezone} />
              {one.savedBy !== null && `, ${names.get(one.savedBy) ?? 'somebody who left'}`}
            </span>
          </li>
        ))}
      </ol>
      <button type="submit">Compare</button>
    </form>
  );
}

function Comparison({ older, newer }: { readonly older: Revision; readonly newer: Revision }) {
  return (
    <section class="comparison">
      <h2>
        From version {older.version} to version {newer.version}
      </h2>
      <Compared label="Headline" older={older.headline} newer={newer.headline} />
      <Compared label="Standfirst" older={older.standfirst} newer={newer.standfirst} />
      <Compared label="Text" older={textOf(older)} newer={textOf(newer)} />
    </section>
  );
}

/** Paragraphs stay apart, so that the comparison reads like the article. */
function textOf(revision: Revision): string {
  return revision.bodyHtml
    .split(/(?<=<\/(?:p|h2|h3|h4|li|blockquote|figcaption|td|th)>)/)
    .map((part) => plainText(part).trim())
    .filter(Boolean)
    .join('\n\n');
}

function Compared({
  label,
  older,
  newer,
}: {
  readonly label: string;
  readonly older: string;
  readonly newer: string;
}) {
  if (older === newer) return null;
  return (
    <>
      <h3>{label}</h3>
      <p class="compared" dir="auto">
        {compareTexts(older, newer).map((stretch, index) => {
          if (stretch.kind === 'added') return <ins key={index}>{stretch.text}</ins>;
          if (stretch.kind === 'removed') return <del key={index}>{stretch.text}</del>;
          return stretch.text;
        })}
      </p>
    </>
  );
}
