// The classes of <comet-key-form> and <comet-keys>. They hand to the app what the page says, and to the page what the
// app says, and decide nothing. Importing this file registers nothing and is safe on a server.
import { load, setWasmUrl } from './load.js';
import { adoptSheet } from './sheet.js';

export { setWasmUrl };

// Taken now, since a page may put something else in their place later.
const { CustomEvent, queueMicrotask } = globalThis;

const ATTRIBUTES = ['base-url', 'lang', 'theme', 'preset', 'compact', 'readonly'];
const PROPERTIES = ['transport', 'policy', 'presets', 'token', 'receiveKey'];

// Said when there is no app that could say it, in the languages of the app.
const NOT_LOADED = {
  en: 'Comet Keys could not be loaded. Reload the page; if that does not help, tell whoever runs it.',
  vi: 'Không tải được Comet Keys. Hãy tải lại trang; nếu vẫn không được, hãy báo cho người quản trị trang.',
  zh: '无法加载 Comet Keys。请重新加载页面；如仍无效，请告知页面的管理者。',
};

/// <comet-key-form>: makes keys.
export class CometKeyForm extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ATTRIBUTES;
  /// Whether it also looks after keys.
  static manages = false;

  static {
    for (const name of PROPERTIES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get() {
          // The token goes in and never comes out again.
          return name === 'token' ? undefined : this.#given[name];
        },
        set(value) {
          this.#given[name] = value;
          this.#settleSoon();
        },
      });
    }
  }

  #given = { __proto__: null };
  #mounted;
  #isSettling = false;

  constructor() {
    super();
    this.attachShadow({ mode: 'open', delegatesFocus: true });
    adoptSheet(this.shadowRoot);
  }

  connectedCallback() {
    // What a page has set on the element before its class was known hides the class's own property.
    for (const name of PROPERTIES.filter((one) => Object.hasOwn(this, one))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#settleSoon();
  }

  disconnectedCallback() {
    this.#settleSoon();
  }

  attributeChangedCallback() {
    this.#settleSoon();
  }

  // Several changes make one update, and an element that is only moved keeps its app.
  #settleSoon() {
    if (this.#isSettling) return;
    this.#isSettling = true;
    queueMicrotask(() => {
      this.#isSettling = false;
      this.#settle().catch((error) => this.#fail('not-mounted', error.message, error));
    });
  }

  async #settle() {
    if (!this.isConnected) return this.#unmount();
    if (this.#mounted) return this.#mounted.update(this.#options());
    let app;
    try {
      app = await load();
    } catch (error) {
      const lang = (this.closest('[lang]')?.lang ?? '').slice(0, 2);
      return this.#fail('not-loaded', NOT_LOADED[lang] ?? NOT_LOADED.en, error);
    }
    // It may have left, or another change may have come first, while the app was loaded.
    if (!this.isConnected || this.#mounted) return;
    const wrapper = document.createElement('div');
    wrapper.className = 'comet-root';
    this.shadowRoot.replaceChildren(wrapper);
    this.#mounted = app.mountElement(wrapper, this.#options());
  }

  #unmount() {
    this.#mounted?.free();
    this.#mounted = undefined;
    this.shadowRoot.replaceChildren();
  }

  #options() {
    const options = { __proto__: null, ...this.#given, host: this, manages: this.constructor.manages };
    for (const name of ATTRIBUTES) options[name] = this.getAttribute(name);
    options.emit = this.#emit;
    options.receive = this.#receive;
    return options;
  }

  #emit = (name, detail, cancelable = false) => {
    // A stopped app can no longer be taken down in order.
    if (detail.code === 'stopped') this.#mounted = undefined;
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));
  };

  #receive = (key, detail) => this.#given.receiveKey?.(key, detail);

  #fail(code, words, error) {
    this.#mounted = undefined;
    const says = document.createElement('p');
    says.setAttribute('part', 'error');
    says.setAttribute('role', 'alert');
    says.className = 'comet-root';
    says.textContent = words;
    this.shadowRoot.replaceChildren(says);
    this.#emit('comet-key-error', { code, certainty: 'not-applied', message: String(error) });
  }
}

/// <comet-keys>: makes keys and looks after them.
export class CometKeys extends CometKeyForm {
  static manages = true;
}

/// Registers both tags. Twice does no harm, and on a server nothing happens.
export function define(registry = globalThis.customElements) {
  for (const [tag, element] of [['comet-key-form', CometKeyForm], ['comet-keys', CometKeys]]) {
    if (registry && !registry.get(tag)) registry.define(tag, element);
  }
}
