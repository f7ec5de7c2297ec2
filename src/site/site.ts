export { createSite, type SiteOptions } from './create.ts';
export { openPaper } from './paper.ts';
