/** The style sheets that the host gives to the page. They are no style attributes, which the policy forbids. */
export function setStyles(texts: readonly string[]): void {
  document.adoptedStyleSheets = texts.map(text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}
