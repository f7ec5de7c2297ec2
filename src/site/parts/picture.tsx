import type { Image, ImageVariant } from '#articles';
import type { VNode } from 'preact';
import type { foreignTo } from './foreign.ts';

interface PictureProps {
  readonly image: Image;
  /** How wide it stands on the page, as the `sizes` attribute says it. */
  readonly sizes: string;
  /** The first picture of a page is not waited for. */
  readonly eager?: boolean;
}

/** An image in the sizes and formats there are of it, with its dimensions, so that nothing jumps. */
export function Picture({ image, sizes, eager }: PictureProps): VNode {
  return (
    <picture>
      {['image/avif', 'image/webp'].map((mime) => {
        const set = srcset(image.variants.filter((variant) => variant.mime === mime));
        return set ? <source key={mime} type={mime} srcset={set} sizes={sizes} /> : null;
      })}
      <img
        src={`/media/${image.file}`}
        alt={image.alt}
        width={image.width}
        height={image.height}
        loading={eager ? undefined : 'lazy'}
        fetchpriority={eager ? 'high' : undefined}
      />
    </picture>
  );
}

function srcset(variants: readonly ImageVariant[]): string {
  return variants.map(({ file, width }) => `/media/${file} ${width}w`).join(', ');
}

interface FigureProps extends PictureProps {
  /** The attributes of its words, if they are in another language than the paper's. */
  readonly foreign: ReturnType<typeof foreignTo>;
}

/** With caption and credit below. */
export function Figure({ image, sizes, foreign }: FigureProps): VNode {
  return (
    <figure class="lead-figure">
      <Picture image={image} sizes={sizes} eager />
      {image.caption || image.credit ? (
        <figcaption {...foreign}>
          {image.caption} {image.credit ? <span class="credit">{image.credit}</span> : null}
        </figcaption>
      ) : null}
    </figure>
  );
}
