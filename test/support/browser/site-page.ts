/** What a host's page has around a widget: a title, a language, one main part and its heading. */
const main = document.createElement('main');
const heading = document.createElement('h1');
heading.textContent = 'My energy';
main.append(heading);
document.body.append(main);
document.title = 'My energy';
document.documentElement.lang = 'en';

const sheet = new CSSStyleSheet();
sheet.replaceSync('body {margin: 0} h1 {margin: 0; font: 1rem/1.5 sans-serif}');
document.adoptedStyleSheets.push(sheet);

const places: Element[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

/** Where a test puts what it looks at, until it ends. */
export function place(): HTMLElement {
  const div = document.createElement('div');
  places.push(div);
  main.append(div);
  return div;
}

export {main};
