import { renderBody } from '#articles';
import { Raw } from '#web';
import { deskPage } from '../frame.tsx';
import type { Visit } from '../visit.ts';
import { articleToWrite } from './rights.ts';
import { STATUS_WORDS } from './words.ts';

/** The article as readers would read it, before they can. */
export async function previewPage(visit: Visit): Promise<Response> {
  const article = await articleToWrite(visit);
  const body = await renderBody(visit.store.db, article.bodyHtml);
  return deskPage(
    visit,
    { title: 'Preview' },
    <>
      <p class="article-state">
        <span class={`state ${article.status}`}>{STATUS_WORDS[article.status]}</span>{' '}
        <a href={`/desk/articles/${article.id}`}>Back to writing</a>
      </p>
      <article class="preview" lang={article.language} dir="auto">
        <h2 class="headline">{article.headline}</h2>
        {article.standfirst && <p class="standfirst">{article.standfirst}</p>}
        <p class="byline">
          {article.bylines.length > 0 && `By ${article.bylines.map((byline) => byline.name).join(', ')}`}
          {article.dateline && ` · ${article.dateline}`}
        </p>
        {article.image && (
          <figure>
            <img
              src={`/media/${article.image.file}`}
              alt={article.image.alt}
              width={article.image.width}
              height={article.image.height}
            />
            <figcaption>
              {[article.image.caption, article.image.credit].filter(Boolean).join(' · ')}
            </figcaption>
          </figure>
        )}
        <Raw html={body} />
        {article.source && <p class="quiet">First published in {article.source.name}.</p>}
      </article>
    </>,
  );
}
