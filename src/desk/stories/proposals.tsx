import { chanceWords } from '#base';
import { STORY_NAME, type StoryProposal } from '#context';
import { ProblemNote, TextField } from '../parts/fields.tsx';
import type { Problem } from '../problem.ts';

/** What the program thinks should be merged or split. Nothing happens until somebody says so. */
export function Proposals(props: {
  readonly proposals: readonly StoryProposal[];
  readonly problem: Problem | undefined;
}) {
  // Somebody else may have decided the last one in the meantime: that is said all the same.
  if (props.proposals.length === 0) return <ProblemNote problem={props.problem} />;
  return (
    <section class="proposals">
      <h2>Proposals</h2>
      <ProblemNote problem={props.problem} />
      <ul class="rows">
        {props.proposals.map((proposal) => (
          <li key={proposal.id}>
            {proposal.kind === 'merge' ? <Merge proposal={proposal} /> : <Split proposal={proposal} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Merge({ proposal }: { readonly proposal: StoryProposal }) {
  const { story, other } = proposal;
  return (
    <form method="post" action={`/desk/stories/proposals/${proposal.id}`} class="proposal">
      <p>
        <StoryLink story={story} /> and {other ? <StoryLink story={other} /> : 'a story that is gone'} may be
        one story: an article fits both ({chanceWords(proposal.probability)} sure).
      </p>
      <p class="buttons">
        <button type="submit" name="do" value="accept">
          Merge into <bdi>“{story.name}”</bdi>
        </button>
        <button type="submit" name="do" value="decline">
          Leave them apart
        </button>
      </p>
    </form>
  );
}

function Split({ proposal }: { readonly proposal: StoryProposal }) {
  return (
    <form method="post" action={`/desk/stories/proposals/${proposal.id}`} class="proposal">
      <p>
        <StoryLink story={proposal.story} /> may be two stories ({chanceWords(proposal.probability)} sure).
        These articles have little to do with the others:
      </p>
      <ul>
        {proposal.articles.map(({ id, headline }) => (
          <li key={id} dir="auto">
            {headline}
          </li>
        ))}
      </ul>
      <TextField name={`name-${proposal.id}`} label="Name of the new story" maxLength={STORY_NAME} />
      <p class="buttons">
        <button type="submit" name="do" value="accept">
          Make them a story of their own
        </button>
        <button type="submit" name="do" value="decline">
          Leave it as it is
        </button>
      </p>
    </form>
  );
}

function StoryLink({ story }: { readonly story: { readonly id: string; readonly name: string } }) {
  return (
    <a href={`/desk/stories/${story.id}`} dir="auto">
      {story.name}
    </a>
  );
}
