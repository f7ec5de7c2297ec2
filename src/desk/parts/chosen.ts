import { Failure } from '#base';

/**
 * The choices that were made in a form, if each is one of those it offered.
 * @throws Failure `bad-input` at the field for any other, as when it was removed in the meantime.
 */
export function chosenOf(
  field: string,
  chosen: readonly string[],
  offered: readonly { readonly id: string }[],
): string[] {
  const ids = new Set(offered.map(({ id }) => id));
  if (chosen.every((id) => ids.has(id))) return [...chosen];
  const words = 'One of these is not there any more. Please choose again.';
  throw new Failure('bad-input', `Nothing was saved. ${words}`, { [field]: words });
}
