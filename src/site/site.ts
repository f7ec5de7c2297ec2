export { createSite } from './create.ts';
export { type SiteOptions } from './site-options.ts';
export { openPaper } from './paper.ts';
