import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAkismet } from './akismet.ts';

describe('fromAkismet', () => {
  it('reads a check as the WordPress plugin sends it', () => {
    const request = fromAkismet({
      api_key: '123456789012',
      blog: 'https://blog.example',
      user_ip: '192.0.2.7',
      user_agent: 'Mozilla/5.0',
      comment_type: 'comment',
      comment_author: 'Anna',
      comment_author_email: 'anna@post.example',
      comment_author_url: 'https://anna.example',
      comment_content: 'The bridge is closed.',
      'comment_context[0]': 'bridges',
      'comment_context[1]': 'council',
      blog_lang: 'de_DE, en',
      POST_ak_js: '12',
    });
    expect(request).toMatchObject({
      key: '123456789012',
      blog: 'https://blog.example',
      userIp: '192.0.2.7',
      forced: null,
    });
    expect(request.evidence).toMatchObject({
      kind: 'comment',
      role: 'reader',
      text: 'The bridge is closed.',
      name: 'Anna',
      email: 'anna@post.example',
      link: 'https://anna.example',
      article: { title: 'bridges, council', language: 'de-DE' },
    });
  });

  it.each([
    [{ comment_author: 'viagra-test-123' }, 'spam'],
    [{ comment_author_email: 'Akismet-guaranteed-spam@example.com' }, 'spam'],
    [{ comment_author: 'akismet-guaranteed-spam' }, 'spam'],
    [{ user_role: 'Administrator', comment_author: 'viagra-test-123' }, 'ham'],
    [{ user_role: 'editor' }, null],
    [{}, null],
  ])('obeys the test switches of %j', (fields, forced) => {
    expect(fromAkismet(fields).forced).toBe(forced);
  });

  it.each([
    ['1', true],
    ['true', true],
    ['yes', true],
    ['0', false],
    ['false', false],
    ['', false],
  ])('takes is_test=%j as %j', (value, isTest) => {
    expect(fromAkismet({ is_test: value }).isTest).toBe(isTest);
  });

  it('sees a filled honeypot, under either name', () => {
    expect(fromAkismet({ honeypot_field_name: 'trap', trap: 'x' }).evidence.visit.honeypotFilled).toBe(true);
    expect(fromAkismet({ honeypot_field_name: 'trap', POST_trap: 'x' }).evidence.visit.honeypotFilled).toBe(
      true,
    );
    expect(fromAkismet({ honeypot_field_name: 'trap', trap: ' ' }).evidence.visit.honeypotFilled).toBe(false);
    expect(fromAkismet({ trap: 'x' }).evidence.visit.honeypotFilled).toBe(false);
  });

  it('takes the key of older clients, repeated fields and Discourse’s kinds', () => {
    expect(fromAkismet({ key: 'old' }).key).toBe('old');
    expect(fromAkismet({ comment_content: ['first', 'second'] }).evidence.text).toBe('first');
    expect(fromAkismet({ content_type: 'forum-post' }).evidence.kind).toBe('forum-post');
    expect(fromAkismet({ comment_type: 'tweet' }).evidence.kind).toBe('other');
  });

  it('takes any fields whatever', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (fields) => {
        expect(fromAkismet(fields).evidence.text).toBeTypeOf('string');
      }),
    );
  });
});
