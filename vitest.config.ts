import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{main,renderer,shared,scripts,e2e/servers}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 20_000,
    // Threads and programs that tests start take their types off with WebAssembly, each anew, and V8 crashes when many threads do
    // so (https://github.com/nodejs/node/issues/64500). What is in this cache has them off already.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)),
    },
  },
})
