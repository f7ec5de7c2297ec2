import { ErrorSummary } from '#web';
import type { VNode } from 'preact';
import type { FormAgain } from './form.tsx';

/** Where no comment can be left any more. A reader who was still writing one gets the words back. */
export function Closed({ unsent }: { unsent: FormAgain | undefined }): VNode {
  if (!unsent) return <p class="comments-closed">Comments on this article are closed.</p>;
  return (
    <div id="comment-form">
      <ErrorSummary words={unsent.words} errors={{}} idOf={() => 'comment-form'} />
      <p>This is what you wrote, for you to keep:</p>
      <blockquote class="unsent" dir="auto">
        {unsent.fields.text}
      </blockquote>
    </div>
  );
}
