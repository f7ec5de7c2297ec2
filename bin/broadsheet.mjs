#!/usr/bin/env node
// `broadsheet …`: sees to Node and the packages, builds what is not built, then hands over to the program.
import nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { become, ensureNode, ensurePackages, ROOT } from './bootstrap.mjs';

/**
 * New objects get 16 MB before they are looked through, instead of 64: a paper takes up to 100 MB less memory, and no more of the
 * processor. Node takes this only at its start.
 */
const FLAG = '--max-semi-space-size';

const node = ensureNode();
const isFlagged = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].some((words) =>
  words.includes(FLAG),
);
if (node === process.execPath && isFlagged) {
  ensurePackages(node);
  const { build } = await import('./build.mjs');
  await build();
  nodeModule.enableCompileCache(join(ROOT, 'dist/compiled'));
  await import(pathToFileURL(join(ROOT, 'dist/main.js')).href);
} else become(node, [`${FLAG}=16`, join(ROOT, 'bin/broadsheet.mjs'), ...process.argv.slice(2)]);
