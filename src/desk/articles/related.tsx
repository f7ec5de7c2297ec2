import type { Article } from '#articles';
import { chanceWords } from '#base';
import type { RelatedLink } from '#context';
import type { VNode } from 'preact';
import { ProblemNote, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';

interface Props {
  readonly article: Article;
  readonly links: readonly RelatedLink[];
  readonly banned: readonly { readonly id: string; readonly headline: string }[];
  readonly problem: Problem | undefined;
  /** What was done to one of the links a moment ago. */
  readonly note: VNode;
}

/** The related articles that readers are shown, with how sure the engine is and why; an editor pins, bans and orders it. */
export function Related({ article, links, banned, problem, note }: Props) {
  // The answer to a form that comes back is read where the form stands, far below the top of the page.
  const action = `/desk/articles/${article.id}/related#background`;
  return (
    <section id="background">
      <h2>Related articles shown to readers</h2>
      {note}
      <ProblemNote problem={problem} />
      {links.length === 0 ? (
        <p class="quiet">
          Nothing in the archive fits well enough. It is looked for again after every change.
        </p>
      ) : (
        <ol class="related">
          {links.map((link, at) => (
            <li key={link.id}>
              <a href={`/desk/articles/${link.id}`} lang={link.language} dir="auto">
                {link.headline}
              </a>
              <LinkFacts link={link} />
              <Choices action={action} link={link} isFirst={at === 0} isLast={at === links.length - 1} />
            </li>
          ))}
        </ol>
      )}
      <form method="post" action={action} class="stack">
        <TextField
          name="link"
          label="Pin another article"
          hint="Its address, or words of its headline."
          value={problem?.typed.text('link') ?? ''}
          problem={problem}
        />
        <button type="submit" name="do" value="pin">
          Pin it
        </button>
      </form>
      {banned.length > 0 && <Banned action={action} banned={banned} />}
    </section>
  );
}

/** How sure the engine is, and why; of a link that only the editors chose, it was never asked. */
export function LinkFacts({ link }: { readonly link: RelatedLink }) {
  const { chosen, probability, reasons, sinceThen } = link;
  const sure = chosen && reasons.length === 1 ? [] : [`${chanceWords(probability)} sure`];
  const facts = [...sure, ...(sinceThen ? ['under “Since then”'] : [])].join(', ');
  return (
    <p class="quiet">
      {facts && `${facts.slice(0, 1).toUpperCase()}${facts.slice(1)}. `}
      <bdi>{reasons.map((reason) => `${reason.words}.`).join(' ')}</bdi>
    </p>
  );
}

function Choices(props: {
  readonly action: string;
  readonly link: RelatedLink;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}) {
  const { action, link, isFirst, isLast } = props;
  const about = <span class="visually-hidden"> “{link.headline}”</span>;
  return (
    <form method="post" action={action} class="link-order">
      <input type="hidden" name="link" value={link.id} />
      {!isFirst && (
        <button type="submit" name="do" value="up">
          Up{about}
        </button>
      )}
      {!isLast && (
        <button type="submit" name="do" value="down">
          Down{about}
        </button>
      )}
      <button type="submit" name="do" value={link.chosen ? 'release' : 'pin'}>
        {link.chosen ? 'Unpin' : 'Pin'}
        {about}
      </button>
      <button type="submit" name="do" value="ban" class="danger">
        Never here{about}
      </button>
    </form>
  );
}

function Banned({ action, banned }: Pick<Props, 'banned'> & { readonly action: string }) {
  return (
    <details>
      <summary>Never shown here ({banned.length})</summary>
      <ul class="rows">
        {banned.map(({ id, headline }) => (
          <li key={id}>
            <span dir="auto">{headline}</span>
            <form method="post" action={action} class="one-button">
              <input type="hidden" name="link" value={id} />
              <button type="submit" name="do" value="release">
                Allow it again<span class="visually-hidden"> “{headline}”</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
