import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

const libraries =
  /node_modules[\\/](react|react-dom|scheduler|react-router|cookie-es|lucide-react[\\/]dist[\\/]esm[\\/](Icon|createLucideIcon|context|defaultAttributes|shared))/
const shell =
  /src[\\/](kit[\\/](classes|text|words|format|refusal|frame|button|menu|choices-menu|brand|avatar|skip-link|offline-notice|pending-bar|error-page|empty-state|drawing|direction)\.tsx?|apps[\\/]web[\\/][^\\/]+\.tsx?)$/

export default defineConfig({
  plugins: [tailwindcss(), reactRouter()],
  build: { manifest: true, assetsInlineLimit: 0, target: 'es2022' },
  environments: {
    client: {
      build: {
        rollupOptions: {
          output: {
            // Few, larger files pack better and change less often than one for each shared module.
            codeSplitting: {
              groups: [
                { name: 'libraries', test: libraries },
                { name: 'shell', test: shell },
              ],
            },
          },
        },
      },
    },
  },
})
