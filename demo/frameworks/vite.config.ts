import vue from '@vitejs/plugin-vue';
import {defineConfig} from 'vite';

// npx vite build demo/frameworks/vue --config demo/frameworks/vite.config.ts
export default defineConfig({
  plugins: [vue({template: {compilerOptions: {isCustomElement: tag => tag.includes('-')}}})],
  logLevel: 'warn',
});
