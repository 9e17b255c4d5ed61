// Puts the reference page's library beside the page that uses it: it is served from our own files, without a CDN.
import { copyFileSync, mkdirSync } from 'node:fs';

const from = new URL('../node_modules/swagger-ui-dist/', import.meta.url);
const to = new URL('../dist/reference/', import.meta.url);
mkdirSync(to, { recursive: true });
for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css']) copyFileSync(new URL(file, from), new URL(file, to));
