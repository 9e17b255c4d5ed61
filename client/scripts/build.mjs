// Brings node_modules and dist up to date, for `dotnet build` and the tests: does nothing when they are, works once when
// several builds ask at the same time, and is silent unless something fails.
//   node scripts/build.mjs            dist, and node_modules for it
//   node scripts/build.mjs install    node_modules only
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const client = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const openApi = path.join(client, '..', 'src', 'Scorecard.Api', 'openapi', 'v1.json');
const dist = path.join(client, 'dist');
const stamp = path.join(dist, '.inputs');
const lock = path.join(client, '.build.lock');

/** What the build reads: everything of the client's but what it makes itself, and the API's contract. */
function inputs() {
  const made = new Set([
    'node_modules',
    'dist',
    'coverage',
    path.join('src', 'api', 'generated.ts'),
    path.basename(lock),
  ]);
  const files = [openApi];
  const walk = (folder) => {
    for (const entry of fs.readdirSync(path.join(client, folder), { withFileTypes: true })) {
      const name = path.join(folder, entry.name);
      if (made.has(name) || name.endsWith('.test.ts') || name.endsWith('.test.tsx')) continue;
      if (entry.isDirectory()) walk(name);
      else files.push(path.join(client, name));
    }
  };
  walk('');
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash.update(path.relative(client, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function npm(...args) {
  const { status, stdout, stderr, error } = spawnSync('npm', args, {
    cwd: client,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  const usage = /\nnpm error Clean install a project.*/s; // npm explains all its options when a lock file is out of date
  console.error(`${stdout ?? ''}${stderr ?? ''}`.replace(usage, '').trim());
  console.error(`error : npm ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
  throw new Failure();
}

class Failure extends Error {}

function install() {
  const age = (file) => fs.statSync(path.join(client, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (age('node_modules/.package-lock.json') < age('package-lock.json'))
    npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}

function build() {
  const wanted = inputs();
  const had = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (had === wanted && fs.existsSync(path.join(dist, 'index.html'))) return;
  npm('run', 'build', '--silent');
  compress(dist);
  fs.writeFileSync(stamp, inputs());
}

/** Puts a .br and a .gz beside every text, so that the server never compresses the same file twice. */
function compress(folder) {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const text = fs.readFileSync(file);
    if (text.length < 1024) continue;
    fs.writeFileSync(
      `${file}.br`,
      zlib.brotliCompressSync(text, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
    fs.writeFileSync(`${file}.gz`, zlib.gzipSync(text, { level: 9 }));
  }
}

/** Runs the work while no other process does; a lock whose owner is dead counts for nothing. */
async function alone(work) {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!ownerLives()) fs.rmSync(lock, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function ownerLives() {
  try {
    const owner = Number(fs.readFileSync(lock, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return owner > 0 || Date.now() - fs.statSync(lock).mtimeMs < 5_000;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `error : The client needs Node.js 20.19 or later; this is ${process.versions.node}. Update it, or build without the client: -p:SkipClient=true`,
  );
  process.exit(1);
}
try {
  await alone(() => {
    install();
    if (process.argv[2] !== 'install') build();
  });
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.exit(1);
}
