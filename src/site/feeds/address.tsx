import type { VNode } from 'preact';

interface FeedAddressProps {
  readonly id: string;
  /** What the feed is of. */
  readonly of: string;
  readonly address: string;
}

/** The address of a feed to copy. Not a link: a browser shows the feed's code to whoever opens it. */
export function FeedAddress({ id, of, address }: FeedAddressProps): VNode {
  return (
    <div class="field feed-address">
      <label for={id} dir="auto">
        {of}
      </label>
      <input id={id} type="text" value={address} dir="ltr" readonly />
    </div>
  );
}
