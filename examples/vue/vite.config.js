// Vue is told which tags are not its own; the development server leaves comet-keys as it is, so that its wasm is found.
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const isCustomElement = (tag) => tag.startsWith('comet-key');

export default defineConfig({
  base: './',
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  optimizeDeps: { exclude: ['comet-keys'] },
});
