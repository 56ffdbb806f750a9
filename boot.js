// Loads the app's wasm and starts it. A load that fails is said in the page, in words, not only in the console.
import init, { start_page } from './comet-keys.js';

try {
  await init({ module_or_path: new URL('comet-keys_bg.wasm', import.meta.url) });
  start_page();
} catch (error) {
  const place = document.getElementById('app');
  place.setAttribute('role', 'alert');
  place.textContent =
    `Comet Keys could not start. Reload this page; if that does not help, install the package again. (${error})`;
}
