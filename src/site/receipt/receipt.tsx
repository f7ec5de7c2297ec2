import { encodePath, chanceWords } from '#base';
import type { Receipt } from '#privacy';
import { Raw, When, type PaperOnPage } from '#web';
import type { VNode } from 'preact';

interface ReceiptProps {
  readonly receipt: Receipt;
  readonly sig: string;
  readonly paper: PaperOnPage;
}

const STATUS_WORDS = {
  published: 'It is published.',
  held: 'It is waiting for a moderator. Only you can see it.',
  refused: 'A moderator decided not to publish it.',
  spam: 'It was set aside as spam and is not published. A moderator can still look at it.',
  withdrawn: 'You have withdrawn it. It is no longer on the page.',
} as const;

export function ReceiptBody({ receipt, sig, paper }: ReceiptProps): VNode {
  const { article, status, createdAt, html } = receipt;
  return (
    <article class="notice-page receipt">
      <h1>The receipt of your comment</h1>
      <p class="standfirst">{STATUS_WORDS[status]}</p>
      <p>
        You wrote it on <When at={createdAt} paper={paper} style="moment" /> below{' '}
        <a href={encodePath(article.path)}>{article.headline}</a>. {receipt.goes}
      </p>
      {html ? <Raw html={html} as="blockquote" class="receipt-text" /> : null}
      <Checks receipt={receipt} paper={paper} />
      <Decisions receipt={receipt} paper={paper} />
      <Stored fields={receipt.fields} />
      <Rights receipt={receipt} sig={sig} />
      <p class="fine-print">
        Keep the address of this page to yourself: whoever has it can read, withdraw and erase this comment.{' '}
        <a href="/privacy/comments">What happens to your data</a>
      </p>
    </article>
  );
}

function Checks({ receipt, paper }: Omit<ReceiptProps, 'sig'>): VNode | null {
  if (receipt.checks.length === 0) return null;
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">What was checked</h2>
      {receipt.checks.map((check) => (
        <div key={check.at} class="receipt-check">
          <p>
            <strong>{check.result}</strong>, <When at={check.at} paper={paper} style="moment" />. The filter
            on this server put the chance of spam at {chanceWords(check.probability)}.
          </p>
          {check.reasons.length > 0 ? (
            <ul>
              {check.reasons.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </section>
  );
}

function Decisions({ receipt, paper }: Omit<ReceiptProps, 'sig'>): VNode | null {
  if (receipt.decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">Who decided</h2>
      <ol class="receipt-decisions">
        {receipt.decisions.map((decision) => (
          <li key={`${decision.at}${decision.what}`}>
            <When at={decision.at} paper={paper} style="moment" />: {decision.who}: {decision.what}
            {decision.reason ? ` (${decision.reason})` : ''}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Stored({ fields }: { fields: Receipt['fields'] }): VNode {
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">What is stored</h2>
      <section class="table-scroll" aria-label="Table of what is stored" tabindex={0}>
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Stored</th>
              <th scope="col">Why</th>
              <th scope="col">It goes</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.what}>
                <th scope="row">{field.what}</th>
                <td data-label="Stored">{field.value ?? 'nothing'}</td>
                <td data-label="Why">{field.purpose}</td>
                <td data-label="It goes">{field.goes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Rights({ receipt, sig }: { receipt: Receipt; sig: string }): VNode {
  const { commentId, status } = receipt;
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">What you can do</h2>
      <p>
        <a href={`/comments/${commentId}/data.json?sig=${encodeURIComponent(sig)}`}>
          Take your data with you
        </a>{' '}
        as a file.
      </p>
      <form class="receipt-actions" method="post" action={`/comments/${commentId}/receipt`}>
        <input type="hidden" name="sig" value={sig} />
        {status === 'withdrawn' ? null : (
          <button type="submit" name="action" value="withdraw" class="button-quiet">
            Withdraw the comment
          </button>
        )}
        <button type="submit" name="action" value="erase" class="button-danger">
          Erase it for good
        </button>
      </form>
      <p class="field-hint">
        Withdrawing takes it off the page. Erasing removes it and everything about it at once, except that an
        empty place stays where others have answered; nobody can bring it back.
      </p>
    </section>
  );
}
