// The classes, events and properties of <comet-key-form> and <comet-keys>.

/** What is known of something that failed. */
export type Certainty = 'applied' | 'not-applied' | 'unknown';

/** A key that exists. The key itself is never part of an event. */
export interface CreatedDetail {
  readonly id: number;
  readonly name: string;
  /** The key with its middle left out. */
  readonly masked: string;
  /** `confirmed` by the server, or `found` by comparing after the answer was lost. */
  readonly outcome: 'confirmed' | 'found' | 'different';
}

/** What is about to be asked for. */
export interface BeforeCreateDetail {
  readonly name: string;
  /** Empty for the account's own group. */
  readonly group: string;
}

/** Something that did not come about as wished. */
export interface ErrorDetail {
  /** A stable name, such as `network`, `refused`, `not-loaded`. */
  readonly code: string;
  readonly certainty: Certainty;
  /** For the console, where there is more to say. */
  readonly message?: string;
}

/** A key that was changed or deleted. */
export interface KeyDetail {
  readonly id: number;
  readonly name: string;
}

/** One request, as a transport gets it. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute. */
  readonly url: string;
  readonly headers: Record<string, string>;
  /** JSON, where there is any. */
  readonly body?: string;
  /** Aborted when the answer is no longer waited for. */
  readonly signal: AbortSignal;
}

/** One answer, as a transport gives it: a `Response`, or this. */
export interface TransportAnswer {
  readonly status: number;
  /** Text, or a JSON value. */
  readonly body?: unknown;
  /** The server's `Date` and `Retry-After` are read; what is missing is not followed. */
  readonly headers?: HeadersInit;
}

/** The page's own way to its server. */
export type Send = (request: TransportRequest) => Response | TransportAnswer | Promise<Response | TransportAnswer>;

/** What may be asked of a key; see the README. Caps that are left out are not set. */
export interface Policy {
  /** In units; 500,000 are one dollar. */
  readonly max_quota?: number;
  readonly max_life_seconds?: number;
  /** With `auto` among them, a key of that group names its groups, each of which is among these, too. */
  readonly groups?: readonly string[];
  readonly models?: readonly string[];
  readonly allow_ips?: readonly string[];
  readonly creates_per_day?: number;
}

/** Presets of the page's own, as the app exports them. */
export interface Presets {
  readonly comet_keys_presets: 1;
  readonly presets: readonly { readonly label: string; readonly draft: Readonly<Record<string, unknown>> }[];
}

/** The events of both elements, by their names. They bubble, and leave the shadow root. */
export interface CometKeyEventMap {
  'comet-key-ready': CustomEvent<Record<string, never>>;
  'comet-key-before-create': CustomEvent<BeforeCreateDetail>;
  'comet-key-created': CustomEvent<CreatedDetail>;
  'comet-key-updated': CustomEvent<KeyDetail>;
  'comet-key-deleted': CustomEvent<KeyDetail>;
  'comet-key-error': CustomEvent<ErrorDetail>;
}

/** `<comet-key-form>`: makes keys. */
export class CometKeyForm extends HTMLElement {
  /** How requests leave the page; by default the browser sends them to the page's own origin. */
  transport?: Send | { send: Send };
  /** What the form explains and keeps to; by default what the proxy says at `/policy`. */
  policy?: Policy;
  /** The page's own presets, to name in the attribute `preset`. */
  presets?: Presets;
  /** For tools on the person's own machine: the account's access token. Write-only, kept in memory. */
  set token(value: string | undefined);
  /** Takes each new key. Without it a key leaves the element only by the person's copy. */
  receiveKey?: (key: string, created: CreatedDetail) => void;

  addEventListener<K extends keyof CometKeyEventMap>(
    type: K,
    listener: (this: this, event: CometKeyEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** `<comet-keys>`: makes keys and looks after them. */
export class CometKeys extends CometKeyForm {}

/** Registers both tags; twice does no harm, and on a server nothing happens. */
export function define(registry?: CustomElementRegistry): void;

/** Says where the wasm is, before the first element needs it. */
export function setWasmUrl(url: string | URL): void;

/** The attributes of both tags. */
export interface CometKeyAttributes {
  'base-url'?: string;
  lang?: string;
  theme?: 'light' | 'dark' | 'auto';
  preset?: string;
  compact?: boolean | '';
  readonly?: boolean | '';
}

/** What JSX may write in either tag. */
export type CometKeyJsx<Element extends CometKeyForm> = CometKeyAttributes & {
  id?: string;
  className?: string;
  class?: string;
  slot?: string;
  hidden?: boolean;
  key?: string | number | null;
  ref?: unknown;
  'oncomet-key-ready'?: (event: CometKeyEventMap['comet-key-ready']) => void;
  'oncomet-key-before-create'?: (event: CometKeyEventMap['comet-key-before-create']) => void;
  'oncomet-key-created'?: (event: CometKeyEventMap['comet-key-created']) => void;
  'oncomet-key-updated'?: (event: CometKeyEventMap['comet-key-updated']) => void;
  'oncomet-key-deleted'?: (event: CometKeyEventMap['comet-key-deleted']) => void;
  'oncomet-key-error'?: (event: CometKeyEventMap['comet-key-error']) => void;
} & Partial<Pick<Element, 'transport' | 'policy' | 'presets' | 'receiveKey'>> & { token?: string };

interface CometKeyTags {
  'comet-key-form': CometKeyJsx<CometKeyForm>;
  'comet-keys': CometKeyJsx<CometKeys>;
}

declare global {
  interface HTMLElementTagNameMap {
    'comet-key-form': CometKeyForm;
    'comet-keys': CometKeys;
  }
  namespace JSX {
    interface IntrinsicElements extends CometKeyTags {}
  }
}

// @ts-ignore: only where React is installed.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CometKeyTags {}
  }
}
