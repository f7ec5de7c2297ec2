import { expect, test } from 'vitest';
import { entryPoint } from './entry-point.ts';

const places = { source: './ranking/worker.ts', built: './ranking.js' };

test.each([
  ['its source', 'file:///paper/src/context/thread.ts', 'file:///paper/src/context/ranking/worker.ts'],
  ['the built program', 'file:///paper/dist/main.js', 'file:///paper/dist/ranking.js'],
  ['a part of the built program', 'file:///paper/dist/chunk-4XQ2.js', 'file:///paper/dist/ranking.js'],
  ['a folder that needs escapes', 'file:///my%20paper/dist/main.js', 'file:///my%20paper/dist/ranking.js'],
])('a thread is found from %s', (_, starter, address) => {
  expect(entryPoint(starter, places).href).toBe(address);
});
