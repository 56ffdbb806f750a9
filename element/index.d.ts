// Importing this file registers <comet-key-form> and <comet-keys>.
export * from './element.js';
