export type {
  Article,
  ArticleCard,
  ArticleKind,
  ArticleStatus,
  By,
  Byline,
  Correction,
  Image,
  ImageVariant,
  Section,
  Tag,
} from './article.ts';
export {
  readArticle,
  listCards,
  countCards,
  existingArticles,
  revisions,
  type CardFilter,
  type Revision,
} from './queries.ts';
export { findBySlug, listBylines, listSections, movedList } from './names/queries.ts';
export { isWithdrawn } from './is-withdrawn.ts';
export { readFront, type Front } from './front.ts';
export { leadFront, releaseFront } from './lead.ts';
export { saveArticle, type ArticleInput } from './save.ts';
export { publish, publishDue, schedule, unschedule } from './publish.ts';
export { withdraw, correct, changeSlug } from './withdraw.ts';
export { addByline, saveSection, saveSections } from './parts.ts';
export { readPaper, savePaper, type Paper } from './paper.ts';
export { ownLinks, linkedArticles, renderBody } from './links.ts';
export { slugOf } from './slug.ts';
export { freePath, isTaken } from './addresses/address.ts';
export { findByPath, pathsOf } from './addresses/queries.ts';
export { storeImage, deriveImages, describeImage, type ImageWords } from './images.ts';
export { IMAGE_COLUMNS, imageOf } from './images/queries.ts';
export { cleanHtml } from './clean-html/clean-html.ts';
export { IMAGE_AS_LINK } from './clean-html/translate.ts';
export { plainText } from './plain-text.ts';
export { cleanBody, fromMarkdown, toMarkdown } from './typeset/typeset.ts';
