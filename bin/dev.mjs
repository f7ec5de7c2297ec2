// Serves the paper and starts it again whenever something in src/, sample/ or prior/ changes.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap.mjs';

/** Editors write a file in several steps. */
const SETTLED_MS = 150;

let child;
let again = false;
let timer;

function start() {
  again = false;
  child = spawn(process.execPath, [join(ROOT, 'bin/broadsheet.mjs'), 'serve'], {
    stdio: 'inherit',
    env: process.env,
  });
  child.on('exit', () => {
    child = undefined;
    if (again) start();
    else process.stderr.write('Stopped. Waiting for a change …\n');
  });
}

for (const folder of ['src', 'sample', 'prior'])
  watch(join(ROOT, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      again = true;
      if (child) child.kill('SIGTERM');
      else start();
    }, SETTLED_MS);
  });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    child?.kill('SIGTERM');
    process.exit(0);
  });
start();
