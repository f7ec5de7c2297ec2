// Runs a script of the project (tests, benchmarks, training) with the right Node and every package: node bin/tool.mjs FILE …
import { resolve } from 'node:path';
import { become, ensureNode, ensurePackages } from './bootstrap.mjs';

const [file, ...rest] = process.argv.slice(2);
const node = ensureNode();
ensurePackages(node, { all: true });
become(node, [resolve(file ?? ''), ...rest]);
