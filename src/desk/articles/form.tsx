import { listBylines, listSections, type Article, type Byline, type Section } from '#articles';
import { LIMITS } from '#base';
import type { Db } from '#store';
import { AreaField, CheckField, ProblemNote, SelectField, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';
import type { BodyText } from './body-text.ts';
import { BylinesField } from './bylines.tsx';

export interface ArticleFormFacts {
  readonly sections: readonly Section[];
  readonly bylines: readonly Byline[];
  /** The paper's language, for a new article. */
  readonly language: string;
}

export async function formFacts(db: Db, language: string): Promise<ArticleFormFacts> {
  const [sections, bylines] = await Promise.all([listSections(db), listBylines(db)]);
  return { sections, bylines, language };
}

interface Props {
  readonly article: Article | undefined;
  /** The id that a new article will have. */
  readonly newId?: string;
  readonly body: BodyText;
  readonly facts: ArticleFormFacts;
  readonly problem: Problem | undefined;
  /** Whether who writes may also publish. */
  readonly mayPublish: boolean;
}

/** The form an article is written in. After a mistake it shows what was typed, not what was stored. */
export function ArticleForm({ article, newId, body, facts, problem, mayPublish }: Props) {
  const value = (name: string, stored: string) => (problem ? problem.typed.text(name) : stored);
  const language = value('language', article?.language ?? facts.language);
  const format = value('format', body.format);
  return (
    <form
      method="post"
      action={article ? `/desk/articles/${article.id}` : '/desk/articles/new'}
      class="stack article-form"
      data-keeps-words={problem ? 'unsaved' : ''}
    >
      <ProblemNote problem={problem} />
      {article ? (
        <input type="hidden" name="version" value={String(article.version)} />
      ) : (
        <input type="hidden" name="id" value={newId} />
      )}
      <input type="hidden" name="format" value={format === 'html' ? 'html' : 'markdown'} />
      <TextField
        name="headline"
        label="Headline"
        value={value('headline', article?.headline ?? '')}
        maxLength={LIMITS.headline}
        required
        problem={problem}
      />
      <AreaField
        name="standfirst"
        label="Standfirst"
        hint="One or two sentences under the headline, and in lists and feeds."
        value={value('standfirst', article?.standfirst ?? '')}
        rows={2}
        maxLength={LIMITS.standfirst}
        problem={problem}
      />
      <AreaField
        name="body"
        label="Text"
        hint={format === 'html' ? HTML_HINT : MARKDOWN_HINT}
        value={value('body', body.text)}
        rows={22}
        lang={language}
        problem={problem}
      />
      <Placing article={article} facts={facts} problem={problem} />
      <details open={Boolean(article?.source) || undefined}>
        <summary>Language, comments, first published elsewhere</summary>
        <Source article={article} language={language} problem={problem} />
      </details>
      <Buttons article={article} mayPublish={mayPublish} />
    </form>
  );
}

function Buttons({ article, mayPublish }: Pick<Props, 'article' | 'mayPublish'>) {
  return (
    <p class="buttons">
      <button type="submit" class="strong">
        Save
      </button>
      <button type="submit" name="go-on" value="preview">
        Save and preview
      </button>
      {mayPublish && article?.status !== 'published' && (
        <button type="submit" name="go-on" value="publish">
          Save and publish
        </button>
      )}
      <button
        type="submit"
        formaction={article ? `/desk/articles/${article.id}/try#tried` : '/desk/articles/new/try#tried'}
        formnovalidate
      >
        Try related articles
      </button>
    </p>
  );
}

const MARKDOWN_HINT =
  'Blank lines part paragraphs. ## Subheading, *emphasis*, **strong**, > quotation, - list, [words](address). The address of another article of the paper stays a link to it, whatever becomes of its address.';
const HTML_HINT =
  'This text has tables, figures or other markup that plain writing has no signs for, so it is shown as HTML and nothing is lost.';

function Placing({ article, facts, problem }: Omit<Props, 'body' | 'mayPublish'>) {
  const section = problem ? problem.typed.text('section') : (article?.section?.id ?? '');
  return (
    <div class="two">
      <div>
        <SelectField
          name="section"
          label="Section"
          value={section}
          problem={problem}
          options={[
            { value: '', words: 'None' },
            ...facts.sections.map((one) => ({ value: one.id, words: one.name })),
          ]}
        />
        <TextField
          name="dateline"
          label="Dateline"
          hint="The place the report comes from."
          maxLength={120}
          value={problem?.typed.text('dateline') ?? article?.dateline ?? ''}
        />
        <TextField
          name="tags"
          label="Tags"
          hint="With commas between them."
          value={problem?.typed.text('tags') ?? article?.tags.map((tag) => tag.name).join(', ') ?? ''}
        />
      </div>
      <div>
        <BylinesField
          all={facts.bylines}
          chosen={problem ? problem.typed.all('bylines') : (article?.bylines ?? []).map(({ id }) => id)}
        />
        <TextField
          name="newByline"
          label="Another author"
          hint="Somebody who has not written for the paper before. No account is needed."
          maxLength={120}
          value={problem?.typed.text('newByline') ?? ''}
          problem={problem}
        />
        {!article && (
          <SelectField
            name="kind"
            label="Kind"
            value={problem?.typed.text('kind') ?? 'article'}
            options={[
              { value: 'article', words: 'Article' },
              { value: 'page', words: 'Page, such as “About us”' },
            ]}
          />
        )}
      </div>
    </div>
  );
}

function Source({
  article,
  language,
  problem,
}: {
  article: Article | undefined;
  language: string;
  problem: Problem | undefined;
}) {
  const value = (name: string, stored: string | null | undefined) =>
    problem ? problem.typed.text(name) : (stored ?? '');
  return (
    <>
      <CheckField
        name="commentsOpen"
        label="Readers may comment"
        checked={problem ? problem.typed.checked('commentsOpen') : (article?.commentsOpen ?? true)}
      />
      <TextField
        name="language"
        label="Language"
        hint="A code such as en, hy or pt-BR."
        value={language}
        maxLength={35}
        problem={problem}
      />
      <TextField
        name="sourceName"
        label="First published in"
        hint="The publication this article is taken from, if it is."
        value={value('sourceName', article?.source?.name)}
        maxLength={200}
        problem={problem}
      />
      <TextField
        name="sourceUrl"
        label="Its address there"
        type="url"
        value={value('sourceUrl', article?.source?.url)}
        maxLength={LIMITS.link}
        problem={problem}
      />
      <TextField
        name="sourceLanguage"
        label="Its language there"
        value={value('sourceLanguage', article?.source?.language)}
        maxLength={35}
        problem={problem}
      />
    </>
  );
}
