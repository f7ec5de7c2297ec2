import type { Byline } from '#articles';

/** Who may be named above an article, to be ticked: those who are stand first, so that they are seen without scrolling. */
export function BylinesField(props: { readonly all: readonly Byline[]; readonly chosen: readonly string[] }) {
  const { all, chosen } = props;
  if (all.length === 0) return null;
  const first = chosen.flatMap((id) => all.find((byline) => byline.id === id) ?? []);
  const rest = all.filter(({ id }) => !chosen.includes(id));
  return (
    <fieldset class="field ticks">
      <legend>Bylines</legend>
      <div class="tick-list">
        {[...first, ...rest].map(({ id, name }) => (
          <label key={id} class="check">
            <input type="checkbox" name="bylines" value={id} checked={chosen.includes(id)} />{' '}
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
