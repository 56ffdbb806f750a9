// The one script that runs without a page: it locks at the moment that was chosen, and shows the badge again after the
// browser's start. It asks no server and decides nothing: the app has stored what is to happen, and an organisation has set its limit.
// `src/flow/idle.rs`, `src/flow/badge.rs` and `src/host/` own the names and shapes; `tests/background.rs` holds both together.
const { action, alarms, runtime, storage } = globalThis.browser ?? globalThis.chrome;

/** How long to wait for a page that changes the accounts: one that hangs must not keep a token open. */
const WAIT_MILLIS = 3_000;

/** Forgets the tokens that a passphrase guards, unless the app is in use; then it looks again when the lock is due. */
async function lockIfDue() {
  const { open_accounts: accounts, last_used: use } = await storage.session.get(['open_accounts', 'last_used']);
  if (Object.keys(accounts?.opened ?? {}).length === 0) return;
  // `null` is never. Whatever cannot be read is not a number, and so locks; a clock that was put back locks, too.
  const due = use?.lock_millis === null ? Infinity : Number(use?.lock_millis);
  const now = Date.now();
  if (Number(use?.noted_millis) <= now && now < due) {
    if (due !== Infinity) await alarms.create('lock', { when: due });
    return;
  }
  const locked = { ...accounts, opened: {}, lock_count: (accounts.lock_count ?? 0) + 1 };
  await storage.session.set({ open_accounts: locked });
  await storage.session.remove('last_used');
}

/** Keeps pages from changing the accounts meanwhile. */
async function check() {
  const signal = AbortSignal.timeout(WAIT_MILLIS);
  await navigator.locks.request('comet-keys.accounts', { signal }, lockIfDue).catch(lockIfDue);
}

/** An organisation that wants the lock sooner from now on has it sooner. */
async function shorten({ lock_after_minutes: changed }) {
  const { last_used: use } = await storage.session.get('last_used');
  // No such setting is not a number, and is not less.
  const due = Number(use?.noted_millis) + changed?.newValue * 60_000;
  if (due < (use?.lock_millis ?? Infinity)) {
    await storage.session.set({ last_used: { ...use, lock_millis: String(due) } });
  }
  await check();
}

async function start() {
  const { badge } = await storage.local.get('badge');
  await action.setBadgeText({ text: String(badge ?? '') });
  // The alarm may have gone with the browser.
  await check();
}

alarms.onAlarm.addListener(check);
storage.managed.onChanged.addListener(shorten);
runtime.onInstalled.addListener(start);
runtime.onStartup.addListener(start);
