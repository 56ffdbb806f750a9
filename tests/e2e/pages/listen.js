// Keeps what the page hears and what is said in its console, before anything else runs.
window.heard = [];
for (const what of ['ready', 'before-create', 'created', 'updated', 'deleted', 'error']) {
  document.addEventListener(`comet-key-${what}`, (event) => {
    window.heard.push({ name: event.type, detail: event.detail, from: event.target.id });
    if (window.objects) event.preventDefault();
  });
}
window.said = [];
for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
  const own = console[level].bind(console);
  console[level] = (...words) => {
    window.said.push(`${level}: ${words.map(String).join(' ')}`);
    own(...words);
  };
}
window.addEventListener('error', (event) => window.said.push(`uncaught: ${event.message}`));
window.addEventListener('unhandledrejection', (event) => window.said.push(`uncaught: ${event.reason}`));
// Brings a module of the package in: a driver's own scripts have another world of modules in Firefox.
window.bring = (name) => import(new URL(`comet-keys/${name}`, document.baseURI).href);
