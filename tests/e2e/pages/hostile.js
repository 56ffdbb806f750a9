// Globals and prototypes as careless scripts leave them.
Object.prototype.token = 'CanaryPollutedToken';
Object.prototype.transport = () => ({ status: 200, body: 'polluted' });
Array.prototype.extra = () => 'extra';
window.chrome = { storage: { local: {} }, runtime: {} };
window.browser = window.chrome;
window.name = 'emit';
window.addEventListener('load', () => {
  window.CustomEvent = undefined;
  window.queueMicrotask = undefined;
});
