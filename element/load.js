// Loads the app's one wasm once for all elements of the page, when the first of them needs it.

let address;
let loading;

/// Says where the wasm is, for pages that serve it from another place; counts until it is loaded.
export function setWasmUrl(url) {
  address = url;
}

/// The app's exports. A load that fails may be tried again.
export function load() {
  loading ??= fetchAll();
  loading.catch(() => (loading = undefined));
  return loading;
}

async function fetchAll() {
  const app = await import('./comet-keys.js');
  await app.default({ module_or_path: address ?? new URL('./comet-keys_bg.wasm', import.meta.url) });
  return app;
}
