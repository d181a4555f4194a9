import {defineConfig} from 'astro/config';

// Scripts stay files: a policy need not allow any within the page.
export default defineConfig({vite: {build: {assetsInlineLimit: 0}}});
