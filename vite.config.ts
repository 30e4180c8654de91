import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

const libraries = /node_modules[\\/](react|react-dom|scheduler|react-router|cookie-es|lucide-react)[\\/]/
const icon = /node_modules[\\/]lucide-react[\\/]dist[\\/]esm[\\/]icons/
const kitOfShell =
  'classes|text|words|format|region|refusal|frame|button|menu|choices-menu|brand|avatar|skip-link|offline-notice|' +
  'pending-bar|error-page|empty-state|page-title|drawing|direction'
const shell = new RegExp(`src[\\\\/](kit[\\\\/](${kitOfShell})|apps[\\\\/]web[\\\\/][^\\\\/]+)\\.tsx?$`)

const fileOf = (name: string) =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([a-zA-Z])(\d)/g, '$1-$2')
    .toLowerCase()

/** Reads only the icons that are used, in place of two thousand that would be thrown away again. */
function fewIcons(): Plugin {
  const folder = join(import.meta.dirname, 'node_modules/lucide-react/dist/esm/icons')
  const importOf = (part: string) => {
    const [name = '', own = name] = part.trim().split(/\s+as\s+/)
    if (!name || name.startsWith('type ')) return ''
    return existsSync(join(folder, `${fileOf(name)}.mjs`))
      ? `import ${own} from 'lucide-react/icons/${fileOf(name)}'`
      : `import { ${name} as ${own} } from 'lucide-react'`
  }
  return {
    name: 'few-icons',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/.*\.tsx$/, code: 'lucide-react' },
      handler: (code) =>
        code.replaceAll(/import \{([^}]*)\} from 'lucide-react'/g, (_, names: string) =>
          names.split(',').map(importOf).filter(Boolean).join('; '),
        ),
    },
  }
}

export default defineConfig(({ command }) => ({
  plugins: [fewIcons(), tailwindcss(), reactRouter()],
  optimizeDeps: { include: ['lucide-react', 'react-router', 'react-router/dom', 'react-dom/client'] },
  build: { manifest: true, assetsInlineLimit: 0, target: 'es2022' },
  environments: {
    // Bundled whole, the server's React is the fast one whatever NODE_ENV says when it is loaded.
    ssr:
      command === 'build'
        ? { resolve: { noExternal: true }, define: { 'process.env.NODE_ENV': '"production"' } }
        : {},
    client: {
      build: {
        rollupOptions: {
          output: {
            // Few, larger files pack better and change less often than one for each shared module.
            codeSplitting: {
              groups: [
                { name: 'libraries', test: (id: string) => libraries.test(id) && !icon.test(id) },
                { name: 'shell', test: shell },
                { name: 'icons', test: icon, minShareCount: 2 },
                { name: 'parts', test: /src[\\/]kit[\\/]/, minShareCount: 4 },
              ],
            },
          },
        },
      },
    },
  },
}))
