import { directionOf, type PaperOnPage } from '#web';

/** The attributes of words in another language than the paper's: what reads them aloud and sets them needs to know. */
export function foreignTo(
  paper: Pick<PaperOnPage, 'language'>,
  language: string,
): { readonly lang?: string; readonly dir?: 'rtl' | 'ltr' } {
  return language === '' || language === paper.language ? {} : { lang: language, dir: directionOf(language) };
}
