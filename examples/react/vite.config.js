// The development server leaves comet-keys as it is, so that its wasm is found beside it.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({ base: './', plugins: [react()], optimizeDeps: { exclude: ['comet-keys'] } });
