import { wellFormed } from '#base';
import { slugOf } from '#articles';
import { termsOf, type Term } from './item.ts';
import type { XmlElement } from './read.ts';
import type { Survey } from './survey.ts';

/** WordPress's name for "nobody chose one", in the languages it is most often installed in. */
const NO_CATEGORY = new Set([
  'uncategorized',
  'uncategorised',
  'sin-categoria',
  'non-classe',
  'allgemein-unkategorisiert',
  'senza-categoria',
  'sem-categoria',
  'geen-categorie',
]);
/** Steps up a tree of categories; more is a circle. */
const HIGHEST = 20;

export interface Placing {
  readonly section: { readonly slug: string; readonly name: string } | null;
  /** Names. */
  readonly tags: readonly string[];
}

/**
 * Where an article belongs. A newspaper's article has one section, a WordPress post any number of categories: the section is
 * the topmost parent of the category that most posts of the site carry; its other categories become tags.
 */
export function placeOf(item: XmlElement, survey: Survey): Placing {
  const terms = termsOf(item);
  const categories = terms.filter((term) => term.domain === 'category' && !NO_CATEGORY.has(term.slug));
  const usage = (term: Term) => survey.usage.get(term.slug) ?? 0;
  const chosen = categories.reduce<Term | undefined>(
    (best, term) => (best === undefined || usage(term) > usage(best) ? term : best),
    undefined,
  );
  const top = chosen && topOf(chosen, survey);
  const tags = [...terms.filter((term) => term.domain === 'post_tag' || term.domain === 'tag'), ...categories]
    .filter((term) => term.slug !== top?.slug)
    .map((term) => wellFormed(term.name))
    .filter((name) => name !== '');
  return { section: top ?? null, tags: [...new Set(tags)] };
}

function topOf(term: Term, survey: Survey): { slug: string; name: string } {
  let top: { slug: string; name: string; parent: string } = {
    ...term,
    parent: survey.categories.get(term.slug)?.parent ?? '',
  };
  for (let step = 0; top.parent && step < HIGHEST; step++) {
    const above = survey.categories.get(top.parent) ?? byName(survey, top.parent);
    if (!above) break;
    top = above;
  }
  const name = wellFormed(survey.categories.get(top.slug)?.name ?? top.name) || top.slug;
  return { slug: slugOf(top.slug || name), name };
}

/** Old exports name the parent, newer ones give its slug. */
function byName(survey: Survey, name: string) {
  return [...survey.categories.values()].find((category) => category.name.toLowerCase() === name);
}
