import { noticeSections, type NoticeSection } from '#privacy';
import { keepPage, page, type Ctx } from '#web';
import type { VNode } from 'preact';
import type { Site } from '../site-options.ts';

/** What happens to the data of a comment, printed from the code that handles it. */
export function showNotice({ mail, secondOpinion }: Site) {
  return async (c: Ctx): Promise<Response> => {
    const sections = await noticeSections(c.var.store.db, { mail, akismet: secondOpinion !== undefined });
    keepPage(c);
    const head = {
      title: 'What happens to your data',
      description: `What ${c.var.paper.name} stores when you write a comment, why, and for how long.`,
      canonical: '/privacy/comments',
    };
    return page(c, head, <NoticeBody sections={sections} />);
  };
}

function NoticeBody({ sections }: { sections: readonly NoticeSection[] }): VNode {
  return (
    <article class="notice-page">
      <h1>What happens to your data</h1>
      <p class="standfirst">
        This page is printed from the program that handles the data, so it says what is really done.
      </p>
      {sections.map(({ id, heading, paragraphs, rows }) => (
        <section key={id} id={id} aria-labelledby={`${id}-heading`}>
          <h2 id={`${id}-heading`}>{heading}</h2>
          {paragraphs.map((words) => (
            <p key={words}>{words}</p>
          ))}
          {rows.length > 0 ? <NoticeTable rows={rows} heading={heading} /> : null}
        </section>
      ))}
    </article>
  );
}

function NoticeTable({ rows, heading }: { rows: NoticeSection['rows']; heading: string }): VNode {
  return (
    <section class="table-scroll" aria-label={`Table: ${heading}`} tabindex={0}>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Why</th>
            <th scope="col">On what ground</th>
            <th scope="col">How long</th>
            <th scope="col">Who gets it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.what}>
              <th scope="row">{row.what}</th>
              <td data-label="Why">{row.purpose}</td>
              <td data-label="On what ground">{row.legalBasis}</td>
              <td data-label="How long">{row.kept}</td>
              <td data-label="Who gets it">{row.receivers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
