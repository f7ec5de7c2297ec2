import type { Section } from '#articles';
import { STORY_NAME, STORY_STANDFIRST, type Story, type StoryCard } from '#context';
import { ActionButton, AreaField, ProblemNote, SelectField, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';
import { count } from '../parts/time.tsx';
import { SPLIT_FORM } from './articles.tsx';

const MERGE_FORM = 'merge';

interface Part {
  readonly story: Story;
  readonly problem: Problem | undefined;
}

export function NameForm({
  story,
  suggestions,
  problem,
}: Part & { readonly suggestions: readonly string[] }) {
  return (
    <section>
      <h2>The story</h2>
      {!story.isNamed && (
        <p class="note">This name is a proposal from the headlines. Saving it makes it yours.</p>
      )}
      <form
        method="post"
        action={`/desk/stories/${story.id}`}
        class="stack"
        data-keeps-words={problem ? 'unsaved' : ''}
      >
        <ProblemNote problem={problem} />
        <TextField
          name="name"
          label="Name"
          hint="Its address follows it; the old one leads to the new one."
          value={problem?.typed.text('name') ?? story.name}
          maxLength={STORY_NAME}
          required
          problem={problem}
        />
        {suggestions.length > 0 && (
          <p class="quiet">
            Names from the headlines:{' '}
            {suggestions.map((name, at) => (
              <>
                {at > 0 && ', '}
                <bdi key={name}>{name}</bdi>
              </>
            ))}
          </p>
        )}
        <AreaField
          name="standfirst"
          label="What it is about"
          value={problem?.typed.text('standfirst') ?? story.standfirst}
          rows={3}
          maxLength={STORY_STANDFIRST}
          problem={problem}
        />
        <button type="submit" class="strong">
          Save
        </button>
      </form>
    </section>
  );
}

export function AddForm({ story, problem }: Part) {
  return (
    <details open={problem ? true : undefined}>
      <summary>Add an article</summary>
      <form method="post" action={`/desk/stories/${story.id}/add`} class="stack">
        <TextField
          name="add"
          label="Its address, or words of its headline"
          hint="It leaves the story it is in now."
          value={problem?.typed.text('add') ?? ''}
          required
          problem={problem}
        />
        <button type="submit">Add it</button>
      </form>
    </details>
  );
}

export function SplitForm({ story, problem }: Part) {
  if (story.count < 2) return null;
  return (
    <details open={problem ? true : undefined}>
      <summary>Split</summary>
      <form method="post" action={`/desk/stories/${story.id}/split`} class="stack" id={SPLIT_FORM}>
        <ProblemNote problem={problem} />
        <p class="hint">Tick the articles that make a story of their own, and name it.</p>
        <TextField
          name="splitName"
          label="Name of the new story"
          value={problem?.typed.text('splitName') ?? ''}
          maxLength={STORY_NAME}
          required
          problem={problem}
        />
        <button type="submit">Make it a story</button>
      </form>
    </details>
  );
}

export function MergeForm({ story, others, problem }: Part & { readonly others: readonly StoryCard[] }) {
  const options = others.filter(({ id }) => id !== story.id);
  if (options.length === 0) return null;
  const chosen = problem?.typed.text('other') ?? '';
  const other = options.find(({ id }) => id === chosen);
  return (
    <details open={problem ? true : undefined} id={MERGE_FORM}>
      <summary>Merge</summary>
      <form method="post" action={`/desk/stories/${story.id}/merge#${MERGE_FORM}`} class="stack">
        <ProblemNote problem={problem} />
        <SelectField
          name="other"
          label="Put all its articles into"
          hint="This story’s addresses will lead there."
          value={chosen}
          options={[
            { value: '', words: 'Choose a story' },
            ...options.map((one) => ({ value: one.id, words: `${one.name} (${one.count})` })),
          ]}
          problem={problem}
        />
        {other && (
          <p class="note" role="status">
            Shall {count(story.count, 'article', 'articles')} go into “<bdi>{other.name}</bdi>”, and “
            <bdi>{story.name}</bdi>” end? Only a split would part them again.
            <input type="hidden" name="sure" value={other.id} />
          </p>
        )}
        <button type="submit" class="danger">
          {other ? 'Yes, merge them' : 'Merge'}
        </button>
      </form>
    </details>
  );
}

export function LeadsForm(props: {
  readonly story: Story;
  readonly sections: readonly Section[];
  readonly leads: readonly string[];
}) {
  const { story, sections, leads } = props;
  if (sections.length === 0) return null;
  return (
    <details open={leads.length > 0 || undefined}>
      <summary>Lead a section</summary>
      <form method="post" action={`/desk/stories/${story.id}/leads`} class="stack">
        <p class="hint">
          The front of the section begins with this story. Another story that leads it gives way.
        </p>
        {sections.map((section) => (
          <label key={section.id} class="check">
            <input type="checkbox" name="sections" value={section.id} checked={leads.includes(section.id)} />{' '}
            {section.name}
          </label>
        ))}
        <button type="submit">Save</button>
      </form>
    </details>
  );
}

export function CloseForm({ story }: { readonly story: Story }) {
  const closed = story.closedAt !== null;
  return (
    <section>
      <p class="hint">
        {closed
          ? 'The story is closed: it keeps its page, and no more articles join by themselves.'
          : 'When it is over, close it: it keeps its page, and no more articles join by themselves.'}
      </p>
      <ActionButton action={`/desk/stories/${story.id}/close`} hidden={{ do: closed ? 'reopen' : 'close' }}>
        {closed ? 'Open it again' : 'Close the story'}
      </ActionButton>
    </section>
  );
}
