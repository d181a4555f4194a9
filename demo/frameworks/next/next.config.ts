import {fileURLToPath} from 'node:url';
import type {NextConfig} from 'next';

export default {
  output: 'export',
  distDir: 'dist',
  // The package is linked, from above this folder.
  turbopack: {root: fileURLToPath(new URL('../../..', import.meta.url))},
} satisfies NextConfig;
