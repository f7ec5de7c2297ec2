import type { Env } from '#web';
import type { Hono } from 'hono';
import { showArticle } from './article/show-article.tsx';
import { backToArticle } from './comments/back-to-article.ts';
import { leaveComment } from './comments/leave-comment.ts';
import { showPermalink } from './comments/permalink.ts';
import { articleFeed, bylineFeed, paperFeed, sectionFeed, storyFeed, tagFeed } from './feeds/routes.ts';
import {
  actOnFollowing,
  backToStory,
  exportFollowing,
  showAsked,
  showFollowing,
  takeFollower,
} from './follow/follow.tsx';
import { showWays } from './follow/show-ways.tsx';
import { showFront } from './front/show-front.tsx';
import { health } from './health.ts';
import { showByline, showSection, showTag } from './lists/show-list.tsx';
import { sendMedia } from './media.ts';
import { showNotice } from './notice/show-notice.tsx';
import { actOnReceipt, exportData, showReceipt } from './receipt/show-receipt.tsx';
import { movedAuthor, movedCategory, movedFeed, to } from './redirects.ts';
import { showSearch } from './search/show-search.tsx';
import { showStories } from './stories/show-stories.tsx';
import { showStory, showTimeline } from './stories/show-story.tsx';
import type { Site } from './site-options.ts';
import { newsSitemap, sendRobots, sitemap, sitemapIndex } from './sitemaps/routes.ts';

/** Every address of the paper. */
export function routes(app: Hono<Env>, site: Site): void {
  app.get('/', showFront);
  app.get('/section/:slug', showSection);
  app.get('/by/:slug', showByline);
  app.get('/tag/:slug', showTag);
  app.get('/search', showSearch(site));
  app.get('/stories', showStories);
  app.get('/story/:slug', showStory(site));
  app.get('/story/:slug/timeline', showTimeline);
  app.post('/story/:slug/follow', takeFollower(site));
  app.get('/story/:slug/follow', backToStory);
  app.get('/follow', showWays(site));
  app.get('/follow/asked', showAsked);
  app.get('/follow/:id', showFollowing);
  app.post('/follow/:id', actOnFollowing);
  app.get('/follow/:id/data.json', exportFollowing);

  app.post('/articles/:id/comments', leaveComment(site));
  app.get('/articles/:id/comments', backToArticle);
  app.get('/comments/:id', showPermalink);
  app.get('/comments/:id/receipt', showReceipt);
  app.post('/comments/:id/receipt', actOnReceipt);
  app.get('/comments/:id/data.json', exportData);
  app.get('/privacy/comments', showNotice(site));

  app.get('/:feed{(?:feed\\.xml|atom\\.xml|feed\\.json)}', paperFeed);
  app.get('/section/:slug/:feed{(?:feed\\.xml|atom\\.xml|feed\\.json)}', sectionFeed);
  app.get('/by/:slug/:feed{(?:feed\\.xml|atom\\.xml|feed\\.json)}', bylineFeed);
  app.get('/tag/:slug/:feed{(?:feed\\.xml|atom\\.xml|feed\\.json)}', tagFeed);
  app.get('/story/:slug/:feed{(?:feed\\.xml|atom\\.xml|feed\\.json)}', storyFeed);
  app.get('/comments/of/:id/:feed{(?:feed\\.xml|atom\\.xml|feed\\.json)}', articleFeed);

  app.get('/sitemap.xml', sitemapIndex);
  app.get('/:file{sitemap-[0-9]+\\.xml}', sitemap);
  app.get('/sitemap-news.xml', newsSitemap);
  app.get('/robots.txt', sendRobots);
  app.get('/media/:file', sendMedia(site));
  app.get('/health', health);

  // Where a paper that moved in from WordPress used to have them.
  app.get('/:old{(?:feed|feed/|feed/rss2/?|rss|rss2)}', to('/feed.xml'));
  app.get('/:old{feed/atom/?}', to('/atom.xml'));
  app.get('/wp-sitemap.xml', to('/sitemap.xml'));
  app.get('/sitemap_index.xml', to('/sitemap.xml'));
  app.get('/category/:path{.+}', movedCategory);
  app.get('/author/:slug/:rest{.*}?', movedAuthor);
  app.get('/:path{.+/feed/?}', movedFeed);

  app.get('*', showArticle);
}
