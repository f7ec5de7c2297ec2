#!/usr/bin/env node
// `broadsheet …`: sees to Node and the packages, builds what is not built, then hands over to the program.
import nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { become, ensureNode, ensurePackages, isFrugal, ROOT } from './bootstrap.mjs';

const node = ensureNode();
if (node === process.execPath && isFrugal()) {
  ensurePackages(node);
  const { build } = await import('./build.mjs');
  await build();
  nodeModule.enableCompileCache(join(ROOT, 'dist/compiled'));
  await import(pathToFileURL(join(ROOT, 'dist/main.js')).href);
} else become(node, [join(ROOT, 'bin/broadsheet.mjs'), ...process.argv.slice(2)]);
