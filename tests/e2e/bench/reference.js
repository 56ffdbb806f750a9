// What a page of plain HTML and JavaScript needs for the same form: what was typed is kept, and a submit is taken.
const { storage } = globalThis.browser ?? globalThis.chrome;
const form = document.querySelector('form[data-screen=create]');
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('input', () => storage.session.set({ reference: Object.fromEntries(new FormData(form)) }));
const { reference } = await storage.session.get('reference');
for (const [name, value] of Object.entries(reference ?? {})) form.elements[name].value = value;
