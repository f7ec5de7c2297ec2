import type { Action } from '#people';
import { accountPage } from './account/account.tsx';
import { dropPasskey, endSessions, newPassword } from './account/change.ts';
import {
  addCorrection,
  backToDrafts,
  leadPaper,
  moveArticle,
  publishLater,
  publishNow,
  stopLeading,
  takeBack,
} from './articles/change-state.ts';
import { chooseLink } from './articles/choose-link.ts';
import { chooseStory } from './articles/choose-story.ts';
import { removeImage, setImage } from './articles/image.ts';
import { articleListPage } from './articles/list.tsx';
import { previewPage } from './articles/preview.tsx';
import { revisionsPage } from './articles/revisions.tsx';
import { saveNew, saveText, showArticle, showNew } from './articles/save.ts';
import { tryNew, tryText } from './articles/try.ts';
import { auditPage } from './audit/audit.tsx';
import { decideComments, undoDecisions } from './comments/decide.ts';
import { commentPage, replyAsStaff } from './comments/one.tsx';
import { queuePage } from './comments/queue.tsx';
import { bringLessonsBack, forgetLessons, saveThresholds, takeLessons } from './filter/change.ts';
import { filterPage } from './filter/filter.tsx';
import { moved } from './go-to.ts';
import { outgoingMailPage } from './mail/outgoing.tsx';
import { catchUpNow, dropJob, retryJob } from './overview/jobs.ts';
import { overviewPage } from './overview/overview.tsx';
import {
  closeAccount,
  inviteSomebody,
  letBackIn,
  newRole,
  openAccount,
  revokeLink,
  signOutPerson,
} from './people/change.ts';
import { peoplePage } from './people/people.tsx';
import { saveSectionList, saveSettings } from './settings/save.ts';
import { settingsPage } from './settings/settings.tsx';
import { doSignIn, doSignOut, showLink, showSignIn, useLink } from './sign-in/sign-in.ts';
import { dropFilterKey, filterKeysPage, newFilterKey } from './spam-keys/spam-keys.tsx';
import {
  addArticle,
  changeArticles,
  closeOrReopen,
  decide,
  leadFronts,
  mergeInto,
  nameStory,
  splitOff,
  startOne,
} from './stories/change.ts';
import { storyListPage } from './stories/list.tsx';
import { storyPage } from './stories/one.tsx';
import type { OpenVisit, Visit } from './visit.ts';

interface Route<V> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly run: (visit: V) => Promise<Response>;
}

export interface StaffRoute extends Route<Visit> {
  readonly needs: Action;
}

/** Open to anybody: the doors of the desk. */
export const OPEN_ROUTES: readonly Route<OpenVisit>[] = [
  { method: 'GET', path: '/desk/sign-in', run: showSignIn },
  { method: 'POST', path: '/desk/sign-in', run: doSignIn },
  { method: 'GET', path: '/desk/first', run: showLink },
  { method: 'POST', path: '/desk/first', run: useLink },
];

/** The desk, and what one must be allowed to do to enter each of its rooms. */
export const STAFF_ROUTES: readonly StaffRoute[] = [
  { method: 'GET', path: '/desk', needs: 'desk.open', run: overviewPage },
  { method: 'POST', path: '/desk/sign-out', needs: 'desk.open', run: doSignOut },
  { method: 'GET', path: '/desk/account', needs: 'desk.open', run: accountPage },
  { method: 'POST', path: '/desk/account/password', needs: 'desk.open', run: newPassword },
  { method: 'POST', path: '/desk/account/passkeys/remove', needs: 'desk.open', run: dropPasskey },
  { method: 'POST', path: '/desk/account/sessions/end', needs: 'desk.open', run: endSessions },

  { method: 'GET', path: '/desk/articles', needs: 'articles.write', run: articleListPage },
  { method: 'GET', path: '/desk/articles/new', needs: 'articles.write', run: showNew },
  { method: 'POST', path: '/desk/articles/new', needs: 'articles.write', run: saveNew },
  { method: 'GET', path: '/desk/articles/:id', needs: 'articles.write', run: showArticle },
  { method: 'POST', path: '/desk/articles/:id', needs: 'articles.write', run: saveText },
  { method: 'GET', path: '/desk/articles/:id/preview', needs: 'articles.write', run: previewPage },
  { method: 'GET', path: '/desk/articles/:id/revisions', needs: 'articles.write', run: revisionsPage },
  { method: 'POST', path: '/desk/articles/:id/image', needs: 'articles.write', run: setImage },
  { method: 'POST', path: '/desk/articles/:id/image/remove', needs: 'articles.write', run: removeImage },
  { method: 'POST', path: '/desk/articles/:id/publish', needs: 'articles.publish', run: publishNow },
  { method: 'POST', path: '/desk/articles/:id/schedule', needs: 'articles.publish', run: publishLater },
  { method: 'POST', path: '/desk/articles/:id/unschedule', needs: 'articles.publish', run: backToDrafts },
  { method: 'POST', path: '/desk/articles/:id/withdraw', needs: 'articles.publish', run: takeBack },
  { method: 'POST', path: '/desk/articles/:id/lead', needs: 'articles.publish', run: leadPaper },
  { method: 'POST', path: '/desk/articles/:id/lead/end', needs: 'articles.publish', run: stopLeading },
  { method: 'POST', path: '/desk/articles/:id/correct', needs: 'articles.publish', run: addCorrection },
  { method: 'POST', path: '/desk/articles/:id/address', needs: 'articles.publish', run: moveArticle },

  { method: 'POST', path: '/desk/articles/new/try', needs: 'articles.write', run: tryNew },
  { method: 'POST', path: '/desk/articles/:id/try', needs: 'articles.write', run: tryText },
  { method: 'POST', path: '/desk/articles/:id/related', needs: 'articles.publish', run: chooseLink },
  { method: 'POST', path: '/desk/articles/:id/story', needs: 'articles.publish', run: chooseStory },

  { method: 'GET', path: '/desk/stories', needs: 'articles.publish', run: storyListPage },
  { method: 'POST', path: '/desk/stories', needs: 'articles.publish', run: startOne },
  { method: 'POST', path: '/desk/stories/proposals/:id', needs: 'articles.publish', run: decide },
  { method: 'GET', path: '/desk/stories/:id', needs: 'articles.publish', run: storyPage },
  { method: 'POST', path: '/desk/stories/:id', needs: 'articles.publish', run: nameStory },
  { method: 'POST', path: '/desk/stories/:id/add', needs: 'articles.publish', run: addArticle },
  { method: 'POST', path: '/desk/stories/:id/articles', needs: 'articles.publish', run: changeArticles },
  { method: 'POST', path: '/desk/stories/:id/split', needs: 'articles.publish', run: splitOff },
  { method: 'POST', path: '/desk/stories/:id/merge', needs: 'articles.publish', run: mergeInto },
  { method: 'POST', path: '/desk/stories/:id/leads', needs: 'articles.publish', run: leadFronts },
  { method: 'POST', path: '/desk/stories/:id/close', needs: 'articles.publish', run: closeOrReopen },

  { method: 'GET', path: '/desk/comments', needs: 'comments.decide', run: queuePage },
  { method: 'POST', path: '/desk/comments/decide', needs: 'comments.decide', run: decideComments },
  { method: 'POST', path: '/desk/comments/undo', needs: 'comments.decide', run: undoDecisions },
  { method: 'GET', path: '/desk/comments/:id', needs: 'comments.decide', run: commentPage },
  { method: 'POST', path: '/desk/comments/:id/reply', needs: 'comments.decide', run: replyAsStaff },

  { method: 'GET', path: '/desk/filter', needs: 'comments.decide', run: filterPage },
  { method: 'POST', path: '/desk/filter/thresholds', needs: 'settings.change', run: saveThresholds },
  { method: 'GET', path: '/desk/filter/lessons.json', needs: 'settings.change', run: takeLessons },
  { method: 'POST', path: '/desk/filter/forget', needs: 'settings.change', run: forgetLessons },
  { method: 'POST', path: '/desk/filter/bring-back', needs: 'settings.change', run: bringLessonsBack },

  { method: 'GET', path: '/desk/people', needs: 'people.manage', run: (visit) => peoplePage(visit) },
  { method: 'POST', path: '/desk/people/invite', needs: 'people.manage', run: inviteSomebody },
  { method: 'POST', path: '/desk/people/invitations/revoke', needs: 'people.manage', run: revokeLink },
  { method: 'POST', path: '/desk/people/:id/role', needs: 'people.manage', run: newRole },
  { method: 'POST', path: '/desk/people/:id/sign-out', needs: 'people.manage', run: signOutPerson },
  { method: 'POST', path: '/desk/people/:id/way-back', needs: 'people.manage', run: letBackIn },
  { method: 'POST', path: '/desk/people/:id/deactivate', needs: 'people.manage', run: closeAccount },
  { method: 'POST', path: '/desk/people/:id/reactivate', needs: 'people.manage', run: openAccount },

  { method: 'GET', path: '/desk/settings', needs: 'settings.change', run: settingsPage },
  { method: 'POST', path: '/desk/settings', needs: 'settings.change', run: saveSettings },
  { method: 'POST', path: '/desk/settings/sections', needs: 'settings.change', run: saveSectionList },
  { method: 'POST', path: '/desk/background', needs: 'settings.change', run: catchUpNow },
  { method: 'POST', path: '/desk/jobs/retry', needs: 'settings.change', run: retryJob },
  { method: 'POST', path: '/desk/jobs/drop', needs: 'settings.change', run: dropJob },
  { method: 'GET', path: '/desk/mail', needs: 'letters.read', run: outgoingMailPage },
  {
    method: 'GET',
    path: '/desk/letters',
    needs: 'letters.read',
    run: moved('/desk/mail'),
  },
  { method: 'GET', path: '/desk/spam-keys', needs: 'filter-keys.manage', run: filterKeysPage },
  { method: 'POST', path: '/desk/spam-keys', needs: 'filter-keys.manage', run: newFilterKey },
  { method: 'POST', path: '/desk/spam-keys/revoke', needs: 'filter-keys.manage', run: dropFilterKey },
  { method: 'GET', path: '/desk/audit', needs: 'audit.read', run: auditPage },
];
