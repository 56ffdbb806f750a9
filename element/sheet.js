// The element's styles, shared by all of them. A constructed sheet needs no permission of the page's content policy.
// `cargo xtask dist` puts the text in its place, from app.css and element.css.
const TEXT = '/* the styles */';

let sheet;

/// Gives a shadow root the styles.
export function adoptSheet(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(TEXT);
  }
  root.adoptedStyleSheets = [sheet];
}
