import react from '@vitejs/plugin-react'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { contentSecurityPolicy } from './scripts/csp.mjs'
import { forestVersions } from './scripts/forest-versions.ts'
import { runtimeAssets } from './scripts/vite-assets.ts'

export default defineConfig({
  base: './',
  plugins: [
    react(),
    runtimeAssets(),
    forestVersions(),
    {
      name: 'switchyard-csp',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
    VitePWA({
      // No surprise reload in the middle of a talk: a new version waits until someone presses Reload.
      registerType: 'prompt',
      // The page registers it, to hear of a newer build: src/app/service-worker.ts.
      injectRegister: false,
      manifest: {
        name: 'Switchyard',
        short_name: 'Switchyard',
        description: 'An LLM-routing playground that runs entirely in the browser',
        display: 'standalone',
        start_url: './',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
      workbox: {
        // The shell, and the small loader scripts of ONNX Runtime. Models and wasm go to the
        // engine's own cache, and forests to the store's, when they are asked for.
        globPatterns: ['**/*.{html,js,css,svg,webmanifest}'],
        globIgnores: ['models/**'],
        maximumFileSizeToCacheInBytes: 32 * 1024 * 1024,
        clientsClaim: true,
        navigateFallbackDenylist: [/[/](models|ort)[/]/],
      },
    }),
  ],
  resolve: {
    dedupe: ['onnxruntime-web', 'onnxruntime-common'],
    conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'],
  },
  // Found only when the worker starts; bundled late, they would reload the page in the middle of a run.
  optimizeDeps: {
    include: ['@huggingface/transformers', 'onnxruntime-web/wasm', 'onnxruntime-web/webgpu'],
  },
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
  test: {
    // For machines that are busy with other work; no test waits.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'dom', environment: 'happy-dom', include: ['src/**/*.test.tsx'] },
      },
    ],
  },
})
