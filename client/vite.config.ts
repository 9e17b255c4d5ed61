import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  server: { port: 5173, proxy: { '/api': 'http://localhost:5080' } },
  build: {
    target: 'es2023',
    manifest: true,
    // A data: URL needs an exception in the Content-Security-Policy; a file does not.
    assetsInlineLimit: 0,
    // The graph layout is 1.4 MB of generated code, loaded with the strategy map only.
    chunkSizeWarningLimit: 1600,
  },
  test: {
    environment: './src/test/oneDom.ts',
    // Files share a worker's modules and document; what a test leaves behind, setup.ts takes away.
    pool: 'threads',
    isolate: false,
    globals: true,
    setupFiles: './src/test/setup.ts',
    restoreMocks: true,
    testTimeout: 30_000,
    // Read as text by the test of its contrasts; other styles do not matter to tests.
    css: { include: [/tokens\.css/] },
  },
});
