import { listSections, readPaper, type Paper, type Section } from '#articles';
import { deskPage } from '../frame.tsx';
import { CheckField, ProblemNote, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';
import type { Visit } from '../visit.ts';

/** The paper's settings and its sections. `of` says which form a problem belongs to. */
export async function settingsPage(
  visit: Visit,
  problem?: Problem,
  of: 'paper' | 'sections' = 'paper',
): Promise<Response> {
  const { store } = visit;
  const [paper, sections] = await Promise.all([readPaper(store.db), listSections(store.db)]);
  return deskPage(
    visit,
    { title: 'Settings', ...(problem ? { status: problem.status } : {}) },
    <>
      <PaperForm paper={paper} problem={of === 'paper' ? problem : undefined} />
      <SectionsForm sections={sections} problem={of === 'sections' ? problem : undefined} />
    </>,
  );
}

function PaperForm({ paper, problem }: { readonly paper: Paper; readonly problem: Problem | undefined }) {
  const value = (name: string, stored: string) => problem?.typed.text(name) ?? stored;
  return (
    <form method="post" action="/desk/settings" class="stack">
      <ProblemNote problem={problem} />
      <h2>The paper</h2>
      <TextField
        name="name"
        label="Name"
        value={value('name', paper.name)}
        maxLength={80}
        required
        problem={problem}
      />
      <TextField
        name="tagline"
        label="Line under the name"
        value={value('tagline', paper.tagline)}
        maxLength={160}
      />
      <TextField
        name="language"
        label="Language"
        hint="A code such as en, hy or pt-BR."
        value={value('language', paper.language)}
        maxLength={35}
        required
        problem={problem}
      />
      <TextField
        name="timezone"
        label="Time zone"
        hint="Such as Europe/London. Dates are printed in it."
        value={value('timezone', paper.timezone)}
        maxLength={60}
        required
        problem={problem}
      />
      <TextField
        name="publisher"
        label="Publisher"
        hint="Who answers for readers’ data, as the notice says."
        value={value('publisher', paper.publisher)}
        maxLength={200}
      />
      <TextField
        name="contact"
        label="How to reach the publisher"
        hint="An e-mail or postal address; it stands in the notice."
        value={value('contact', paper.contact)}
        maxLength={300}
      />
      <CommentRules rules={paper.comments} problem={problem} />
      <button type="submit" class="strong">
        Save
      </button>
    </form>
  );
}

function CommentRules({
  rules,
  problem,
}: {
  readonly rules: Paper['comments'];
  readonly problem: Problem | undefined;
}) {
  const { typed } = problem ?? {};
  return (
    <>
      <h2>Comments</h2>
      <CheckField
        name="open"
        label="Readers may comment"
        checked={typed ? typed.checked('open') : rules.open}
      />
      <CheckField
        name="holdAll"
        label="Every comment waits for a moderator, whatever the filter says"
        checked={typed ? typed.checked('holdAll') : rules.holdAll}
      />
      <TextField
        name="closeAfterDays"
        label="Days until comments close"
        hint="From the day of publication; 0 keeps them open."
        type="number"
        min={0}
        max={36_500}
        value={typed?.text('closeAfterDays') ?? String(rules.closeAfterDays)}
        problem={problem}
      />
      <p>
        How likely to be spam a comment must be to wait for a moderator is set, and can be tried, under{' '}
        <a href="/desk/filter#thresholds">The filter</a>.
      </p>
    </>
  );
}

function SectionsForm({
  sections,
  problem,
}: {
  readonly sections: readonly Section[];
  readonly problem: Problem | undefined;
}) {
  return (
    <form method="post" action="/desk/settings/sections" class="stack">
      <h2>Sections</h2>
      <ProblemNote problem={problem} />
      <p class="hint">They stand in the order of their numbers. Renaming one keeps its address.</p>
      <ul class="rows sections-form">
        {sections.map((section, index) => (
          <SectionRow key={section.id} section={section} position={(index + 1) * 10} problem={problem} />
        ))}
        <SectionRow section={undefined} position={(sections.length + 1) * 10} problem={problem} />
      </ul>
      <button type="submit">Save the sections</button>
    </form>
  );
}

interface SectionRowProps {
  /** Undefined: the row of a new one. */
  readonly section: Section | undefined;
  readonly position: number;
  readonly problem: Problem | undefined;
}

function SectionRow({ section, position, problem }: SectionRowProps) {
  const id = section?.id ?? 'new';
  const value = (name: string, stored: string) => problem?.typed.text(`${name}-${id}`) ?? stored;
  const wrong = problem?.fields[`name-${id}`] !== undefined;
  const of = <span class="visually-hidden"> of {section ? section.name : 'a new section'}</span>;
  return (
    <li>
      {section && <input type="hidden" name="sections" value={id} />}
      <div class="field">
        <label for={`position-${id}`}>Position{of}</label>
        <input
          id={`position-${id}`}
          type="number"
          name={`position-${id}`}
          value={value('position', String(position))}
          min={0}
          max={10_000}
        />
      </div>
      <div class={wrong ? 'field wrong' : 'field'}>
        <label for={`name-${id}`}>{section ? <>Name{of}</> : 'Name of a new section'}</label>
        <input
          id={`name-${id}`}
          type="text"
          name={`name-${id}`}
          value={value('name', section?.name ?? '')}
          maxLength={60}
          {...(wrong ? { 'aria-invalid': 'true' as const } : {})}
          dir="auto"
        />
      </div>
      <div class="field grow">
        <label for={`description-${id}`}>What it is about{of}</label>
        <textarea id={`description-${id}`} name={`description-${id}`} rows={3} maxLength={300} dir="auto">
          {value('description', section?.description ?? '')}
        </textarea>
      </div>
    </li>
  );
}
