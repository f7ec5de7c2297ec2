import { expect, test } from 'vitest';
import { isFailure } from './failure.ts';
import { readEnvironment, type SettingName } from './settings.ts';

const refusal = (name: SettingName, value: string): string => {
  try {
    readEnvironment({ [name]: value });
    return '';
  } catch (error) {
    return isFailure(error) ? error.message : 'not in words';
  }
};

test.each<[SettingName, string]>([
  ['SAMPLE', 'no'],
  ['SAMPLE', 'false'],
  ['SAMPLE', '2'],
  ['PUBLIC_URL', 'paper.example'],
  ['PUBLIC_URL', 'ftp://paper.example'],
  ['PUBLIC_URL', 'https://'],
  ['PUBLIC_URL', 'https:///paper.example'],
  ['PUBLIC_URL', 'https://exa mple'],
  ['PUBLIC_URL', 'https://paper.example/news'],
  ['PUBLIC_URL', 'https://paper.example\\news'],
  ['PUBLIC_URL', 'https://paper.example?x'],
  ['PUBLIC_URL', 'https://paper.example#x'],
  ['PUBLIC_URL', 'https://ilse@paper.example'],
  ['PUBLIC_URL', 'https://paper.example:99999'],
  ['MAIL_FROM', 'desk'],
  ['MAIL_FROM', 'The Harbour Post'],
  ['MAIL_FROM', 'desk@'],
  ['MAIL_FROM', 'desk@paper.example, ilse@paper.example'],
  ['MAIL_FROM', 'The Harbour Post <desk>'],
  ['MAIL_FROM', 'The Harbour Post <desk@paper.example'],
  ['MAIL_FROM', 'The Harbour Post desk@paper.example'],
  ['MAIL_FROM', 'Post, The Harbour <desk@paper.example>'],
  ['PORT', '70000'],
  ['TRUST_PROXY', 'yes'],
])('%s may not be “%s”, and is named', (name, value) => {
  expect(refusal(name, value)).toContain(`The setting ${name} is “${value}”: `);
});

test.each<[SettingName, string, string]>([
  ['SAMPLE', '0', '0'],
  ['SAMPLE', '1', '1'],
  ['SAMPLE', '', '1'],
  ['PUBLIC_URL', '', ''],
  ['PUBLIC_URL', 'https://paper.example', 'https://paper.example'],
  ['PUBLIC_URL', 'https://paper.example/', 'https://paper.example'],
  ['PUBLIC_URL', 'http://localhost:3000', 'http://localhost:3000'],
  ['PUBLIC_URL', 'http://[::1]:3000', 'http://[::1]:3000'],
  // As browsers write it: what a form was sent from is compared with this.
  ['PUBLIC_URL', 'https://Paper.Example:443', 'https://paper.example'],
  ['MAIL_FROM', '', ''],
  ['MAIL_FROM', 'desk@paper.example', 'desk@paper.example'],
  ['MAIL_FROM', 'The Harbour Post <desk@paper.example>', 'The Harbour Post <desk@paper.example>'],
  ['MAIL_FROM', '"Post, Harbour" <desk@paper.example>', '"Post, Harbour" <desk@paper.example>'],
])('%s may be “%s”', (name, value, read) => {
  expect(readEnvironment({ [name]: value })[name]).toBe(read);
});
