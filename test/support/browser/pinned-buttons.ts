const sheet = new CSSStyleSheet();
sheet.replaceSync('::part(actions) {position: static}');

/** Lets the buttons of pages stand at their end: where they stick, they cover what is scrolled. */
export function unpinButtons(): void {
  document.adoptedStyleSheets.push(sheet);
}

export function pinButtons(): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
}
