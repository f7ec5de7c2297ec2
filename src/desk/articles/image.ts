import { describeImage, saveArticle, storeImage, type ImageWords } from '#articles';
import { Failure, oneLine } from '#base';
import { can } from '#people';
import { readDeskForm, type DeskForm } from '../form.ts';
import { goTo } from '../go-to.ts';
import { doneAt } from '../parts/flash.tsx';
import { orAgain } from '../problem.ts';
import type { Visit } from '../visit.ts';
import { editPage } from './edit.tsx';
import { sameInput } from './input.ts';
import { articleToWrite } from './rights.ts';

/** Stores the lead image, or changes the words of the one that is there. */
export async function setImage(visit: Visit): Promise<Response> {
  const article = await articleToWrite(visit);
  const form = await readDeskForm(visit.c);
  const at = `/desk/articles/${article.id}`;
  const reporter = can(visit.staff.role, 'articles.publish') ? undefined : visit.staff.id;
  return orAgain(
    form,
    async () => {
      const words = wordsOf(form);
      const bytes = form.file('image');
      if (!bytes && article.image) {
        const changed = await describeImage(visit.store, article.image.id, words, reporter);
        return goTo(visit, doneAt(at, changed ? 'image-words' : 'image-words-kept'));
      }
      if (!bytes) throw wrong('image', 'Please choose an image.');
      const image = await storeImage(visit.store, visit.mediaDir, bytes, words);
      const described = await describeImage(visit.store, image.id, words, reporter);
      // Storing a large picture takes seconds, in which others write.
      await saveArticle(
        visit.store,
        { ...sameInput(visit, await articleToWrite(visit)), leadImageId: image.id },
        visit.staff.id,
        visit.origin,
      );
      return goTo(visit, doneAt(at, described ? 'image' : 'image-words-kept'));
    },
    (problem) => editPage(visit, article, problem, 'image'),
  );
}

export async function removeImage(visit: Visit): Promise<Response> {
  const article = await articleToWrite(visit);
  await readDeskForm(visit.c);
  await saveArticle(
    visit.store,
    { ...sameInput(visit, article), leadImageId: null },
    visit.staff.id,
    visit.origin,
  );
  return goTo(visit, doneAt(`/desk/articles/${article.id}`, 'image-removed'));
}

function wordsOf(form: DeskForm): ImageWords {
  // Their fields have more lines than one to be read whole, not to be parted.
  const alt = oneLine(form.text('alt', 500));
  if (!alt) throw wrong('alt', 'Please say what the image shows, for readers who cannot see it.');
  return { alt, caption: oneLine(form.text('caption', 500)), credit: form.text('credit', 200) };
}

function wrong(field: string, words: string): Failure {
  return new Failure('bad-input', words, { [field]: words });
}
