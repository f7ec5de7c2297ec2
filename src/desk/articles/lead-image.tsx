import type { Article } from '#articles';
import { ActionButton, AreaField, Field, ProblemNote, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';

interface Props {
  readonly article: Article;
  readonly problem: Problem | undefined;
}

/** The lead image: what it shows, and another one in its place. */
export function LeadImage({ article, problem }: Props) {
  const { image } = article;
  return (
    <section>
      <h2>Lead image</h2>
      <ProblemNote problem={problem} />
      {image && (
        <img
          src={`/media/${image.file}`}
          alt={image.alt}
          width={image.width}
          height={image.height}
          class="lead-image"
        />
      )}
      <ImageForm article={article} problem={problem} />
      {image && (
        <ActionButton action={`/desk/articles/${article.id}/image/remove`} kind="danger">
          Remove the image
        </ActionButton>
      )}
    </section>
  );
}

function ImageForm({ article, problem }: Props) {
  const { image } = article;
  const value = (name: 'alt' | 'caption' | 'credit') => problem?.typed.text(name) ?? image?.[name] ?? '';
  return (
    <form
      method="post"
      action={`/desk/articles/${article.id}/image`}
      enctype="multipart/form-data"
      class="stack"
    >
      <Field
        name="image"
        label={image ? 'Another image' : 'Image'}
        hint="JPEG, PNG, WebP, AVIF or GIF, at most 20 MB."
        problem={problem}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
            required={!image}
          />
        )}
      </Field>
      <AreaField
        name="alt"
        label="What it shows"
        hint="For readers who cannot see it. Always needed."
        rows={2}
        value={value('alt')}
        maxLength={500}
        required
        problem={problem}
      />
      <AreaField name="caption" label="Caption" rows={2} value={value('caption')} maxLength={500} />
      <TextField
        name="credit"
        label="Credit"
        hint="Who took or drew it."
        value={value('credit')}
        maxLength={200}
      />
      <button type="submit">{image ? 'Save the image' : 'Add the image'}</button>
    </form>
  );
}
