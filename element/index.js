// Registers <comet-key-form> and <comet-keys>.
import { define } from './element.js';

export * from './element.js';

define();
