import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';
import {waitUntil} from '../../support/browser/wait.js';

const LONDON = {
  address_line1: '1-3',
  address_line2: '',
  city: 'London',
  state: 'Greater London',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};
const NAMES = [
  'Zest',
  'Octopus Energy',
  'Électricité Müller',
  'E.ON Next',
  'British Gas',
  'So Energy',
  'Vattenfall',
  'Utilita',
];

const listed = (names: readonly string[]) =>
  names.map((display_name, index) => ({id: `prv_${index}`, display_name, logo_url: ''}));
const nameOf = (nth: number) => `Provider ${String(nth).padStart(4, '0')}`;
const many = (count: number) => listed(Array.from({length: count}, (_, index) => nameOf(index)));

interface Setting {
  providers?: ReturnType<typeof listed>;
  chosen?: string;
  actions?: string[];
}

const at = ({
  providers = listed(NAMES),
  chosen = '',
  actions = ['ADDRESS_CHANGE', 'PROVIDER_MISSING'],
}: Setting = {}) =>
  renderPage(
    'provider-select',
    {providers, postal_address: LONDON, provider: {id: chosen, display_name: '', logo_url: ''}},
    {actions},
  );
type Shown = Awaited<ReturnType<typeof at>>;

const rows = (page: Shown) => page.find('[part~="option"]');
const names = (page: Shown) =>
  rows(page).map(row => row.innerText.trim().split('\n').at(-1)?.trim());
const search = (page: Shown) => page.find('[role="combobox"]')[0] as HTMLInputElement;
const list = (page: Shown) => page.find('[role="listbox"]')[0] as HTMLElement;
const status = (page: Shown) => page.find('[role="status"]')[0]?.textContent.trim();

/** The row that a screen reader is told about, by its words. */
const active = (page: Shown) => {
  const id = search(page).getAttribute('aria-activedescendant');
  return id ? page.find(`#${id}`)[0]?.innerText.trim().split('\n').at(-1)?.trim() : undefined;
};

const typed = async (page: Shown, text: string) => {
  search(page).focus();
  if (search(page).value) search(page).select();
  await sendKeys({type: text});
  await page.element.updateComplete;
};

const keys = async (page: Shown, ...presses: string[]) => {
  for (const press of presses) await sendKeys({press});
  await page.element.updateComplete;
};

/** What the rows say of their places, counted from 1. */
const places = (page: Shown) => rows(page).map(row => Number(row.getAttribute('aria-posinset')));

/** Every element, text and comment, through shadow roots. */
function nodesIn(root: Node): number {
  let count = 0;
  const walker = document.createTreeWalker(root);
  for (let at: Node | null = root; at; at = walker.nextNode()) {
    count += 1;
    if (at instanceof Element && at.shadowRoot) count += nodesIn(at.shadowRoot);
  }
  return count;
}

const isInView = (page: Shown, row: Element | undefined) => {
  const box = list(page).getBoundingClientRect();
  const {top, bottom} = row?.getBoundingClientRect() ?? {top: -1, bottom: -1};
  return top >= box.top - 1 && bottom <= box.bottom + 1;
};

describe('the choice of a provider', () => {
  it('lists the providers by name', async () => {
    const page = await at();
    expect(names(page)).to.deep.equal([
      'British Gas',
      'E.ON Next',
      'Électricité Müller',
      'Octopus Energy',
      'So Energy',
      'Utilita',
      'Vattenfall',
      'Zest',
    ]);
  });

  it('answers with one tap', async () => {
    const page = await at();
    rows(page)[3]?.click();
    expect(page.answers).to.deep.equal([{provider: {id: 'prv_1'}}]);
  });

  for (const [query, name] of [
    ['energy octo', 'Octopus Energy'],
    ['ELECTRICITE', 'Électricité Müller'],
    ['muller', 'Électricité Müller'],
    ['eon', 'E.ON Next'],
    ['  gas  brit ', 'British Gas'],
  ] as const)
    it(`finds ${name} by “${query}”`, async () => {
      const page = await at();
      await typed(page, query);
      expect(names(page)).to.deep.equal([name]);
      expect(status(page)).to.equal('1 found');
    });

  for (const [query, name] of [
    ['octopos', 'Octopus Energy'],
    ['british gass', 'British Gas'],
    ['bg', 'British Gas'],
  ] as const)
    it(`finds ${name} by “${query}”`, async () => {
      const page = await at();
      await typed(page, query);
      expect(names(page)).to.deep.equal([name]);
    });

  it('names what was not found, and shows the way on there and nowhere else', async () => {
    const page = await at();
    await typed(page, 'xyz');
    expect(rows(page)).to.be.empty;
    expect(page.text).to.contain('No match for “xyz”.');
    expect(status(page)).to.contain('No match for “xyz”.');
    const ways = page
      .find('button')
      .filter(
        each =>
          getComputedStyle(each).visibility === 'visible' &&
          each.checkVisibility() &&
          each.textContent.includes('can’t find my supplier'),
      );
    expect(ways).to.have.length(1);
    const actions: string[] = [];
    page.element.addEventListener('page-action', event => actions.push(event.action));
    await page.press('I can’t find my supplier');
    expect(actions).to.deep.equal(['PROVIDER_MISSING']);
    await expectAccessible(page.element);
  });

  it('the search field stays as it is when nothing is found, and no empty box is left', async () => {
    const page = await at();
    const box = () => JSON.stringify(search(page).getBoundingClientRect());
    const before = box();
    await typed(page, 'xyz');
    expect(box()).to.equal(before);
    expect(list(page).checkVisibility()).to.be.false;
    await typed(page, 'zest');
    expect(list(page).offsetHeight).to.be.below(2 * (rows(page)[0]?.offsetHeight ?? 0));
  });

  it('is a few buttons without a search where there are few', async () => {
    const page = await at({providers: listed(NAMES.slice(0, 7)), chosen: 'prv_1'});
    expect(page.find('[role="combobox"], [role="listbox"], [role="option"]')).to.be.empty;
    const [current, ...more] = page.find('[aria-current="true"]');
    expect(current?.innerText).to.contain('Octopus Energy');
    expect(more).to.be.empty;
    page.element.focusHeading();
    await keys(page, 'Tab', 'Tab', 'Enter');
    expect(page.answers).to.deep.equal([{provider: {id: 'prv_4'}}]);
    await expectAccessible(page.element);
  });

  it('has the providers that the site names on top, by name or id, until something is searched for', async () => {
    const page = await at();
    await page.share({commonProviders: 'octopus energy, prv_0, Unknown'});
    expect(names(page).slice(0, 2)).to.deep.equal(['Octopus Energy', 'Zest']);
    expect(names(page)).to.have.length(10);
    expect(places(page)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(page.text).to.contain('Often chosen');
    search(page).focus();
    await keys(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(active(page)).to.equal('British Gas');
    await keys(page, 'ArrowUp', 'Enter');
    expect(page.answers).to.deep.equal([{provider: {id: 'prv_0'}}]);
    await typed(page, 'energy');
    expect(page.text).not.to.contain('Often chosen');
    expect(names(page)).to.deep.equal(['Octopus Energy', 'So Energy']);
  });

  it('shows all again when the search is emptied', async () => {
    const page = await at();
    await typed(page, 'xyz');
    search(page).select();
    await keys(page, 'Delete');
    expect(rows(page)).to.have.length(8);
  });

  it('does not offer a way on that the service does not offer', async () => {
    const page = await at({actions: []});
    await typed(page, 'xyz');
    expect(page.text).not.to.contain('can’t find my');
    expect(page.text).not.to.contain('Change address');
  });

  it('shows the address, with a way to change it', async () => {
    const page = await at();
    expect(page.text).to.contain('1-3, London WC2N 5EH');
    const actions: string[] = [];
    page.element.addEventListener('page-action', event => actions.push(event.action));
    await page.press('Change address');
    expect(actions).to.deep.equal(['ADDRESS_CHANGE']);
  });

  it('says so when no provider is known, and shows the way on', async () => {
    const page = await at({providers: []});
    expect(page.text).to.contain('We don’t have a list for your area yet.');
    expect(search(page)).to.be.undefined;
    expect(page.button('I can’t find my supplier').checkVisibility()).to.be.true;
  });

  describe('by keyboard alone', () => {
    it('moves with the arrows, Home and End, and chooses with Enter', async () => {
      const page = await at();
      search(page).focus();
      expect(active(page)).to.be.undefined;
      await keys(page, 'ArrowDown', 'ArrowDown');
      expect(active(page)).to.equal('E.ON Next');
      await keys(page, 'End');
      expect(active(page)).to.equal('Zest');
      await keys(page, 'ArrowDown');
      expect(active(page)).to.equal('Zest');
      await keys(page, 'Home');
      expect(active(page)).to.equal('British Gas');
      expect(page.answers).to.be.empty;
      await keys(page, 'ArrowDown', 'Enter');
      expect(page.answers).to.deep.equal([{provider: {id: 'prv_3'}}]);
      expect(page.focused).to.equal(search(page));
    });

    it('chooses the only one that is found with Enter', async () => {
      const page = await at();
      await typed(page, 'zest');
      await keys(page, 'Enter');
      expect(page.last).to.deep.equal({provider: {id: 'prv_0'}});
    });

    it('chooses none of several with Enter before the arrows are at one', async () => {
      const page = await at();
      await typed(page, 'energy');
      await keys(page, 'Enter');
      expect(page.answers).to.be.empty;
      await keys(page, 'ArrowDown', 'Enter');
      expect(page.last).to.deep.equal({provider: {id: 'prv_1'}});
    });

    it('begins at the first row of what is found, wherever it was before', async () => {
      const page = await at();
      search(page).focus();
      await keys(page, 'End');
      await typed(page, 'energy');
      expect(active(page)).to.be.undefined;
      await keys(page, 'ArrowDown');
      expect(active(page)).to.equal('Octopus Energy');
    });

    it('leaves the keys with a modifier to the text', async () => {
      const page = await at();
      await typed(page, 'energy');
      await sendKeys({down: 'Shift'});
      await keys(page, 'Home');
      await sendKeys({up: 'Shift'});
      expect(active(page)).to.be.undefined;
      expect(search(page).selectionStart).to.equal(0);
    });

    it('sends nothing with Enter in an empty search', async () => {
      const page = await at();
      search(page).focus();
      await keys(page, 'Enter');
      expect(page.answers).to.be.empty;
    });

    it('does not choose with the Enter that ends a word of an input method', async () => {
      const page = await at();
      await typed(page, 'zest');
      for (const composing of [{isComposing: true, keyCode: 229}, {keyCode: 229}])
        search(page).dispatchEvent(
          new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, ...composing}),
        );
      expect(page.answers).to.be.empty;
    });

    it('can be left with Tab after one stop', async () => {
      const page = await at();
      search(page).focus();
      await keys(page, 'Tab');
      expect(page.focused).to.equal(page.button('I can’t find my supplier'));
    });
  });

  describe('with very many providers', () => {
    afterEach(() => setViewport({width: 800, height: 600}));

    for (const count of [1000, 5000])
      it(`renders few of ${count}, and reaches all of them`, async () => {
        const page = await at({providers: many(count)});
        const nodes = () => page.element.renderRoot.querySelectorAll('*').length;
        expect(nodes()).to.be.below(500);
        search(page).focus();
        await keys(page, 'End');
        const last = `Provider ${String(count - 1).padStart(4, '0')}`;
        expect(active(page)).to.equal(last);
        const row = rows(page).at(-1);
        expect(row?.getAttribute('aria-posinset')).to.equal(String(count));
        expect(row?.getAttribute('aria-setsize')).to.equal(String(count));
        expect(isInView(page, row)).to.be.true;
        await keys(page, 'ArrowUp', 'PageUp');
        expect(active(page)).to.equal(`Provider ${String(count - 9).padStart(4, '0')}`);
        expect(nodes()).to.be.below(500);
        await typed(page, '0777');
        expect(names(page)).to.deep.equal(['Provider 0777']);
      });

    it('has few nodes at every moment, wherever the customer goes', async () => {
      const logo_url = `${location.origin}/node_modules/playwright-core/lib/vite/recorder/playwright-logo.svg`;
      const page = await at({providers: many(5000).map(each => ({...each, logo_url}))});
      const root = page.element.renderRoot;
      let most = nodesIn(root);
      const watcher = new MutationObserver(() => (most = Math.max(most, nodesIn(root))));
      watcher.observe(root, {subtree: true, childList: true, characterData: true});
      const box = list(page);
      for (const part of [0.001, 0.01, 0.3, 0.5, 0.999, 1, 0.2, 0]) {
        box.scrollTop = part * box.scrollHeight;
        const nth = Math.floor((box.scrollTop / box.scrollHeight) * 5000);
        await waitUntil(() => names(page).includes(nameOf(nth)), nameOf(nth));
      }
      for (const text of ['4', '49', '499', '4999', 'none', 'provider']) await typed(page, text);
      await keys(page, 'End', 'Home', 'PageDown', 'PageDown', 'End', 'PageUp', 'ArrowUp');
      expect(most).to.be.below(1500);
      watcher.disconnect();
    });

    for (const [which, nth, way] of [
      ['the first', 0, ['End', 'Home']],
      ['the last', 4999, ['End']],
      ['a middle one', 2499, ['Home', ...Array<string>(357).fill('PageDown')]],
    ] as const) {
      it(`has ${which} of 5,000 by keys, which knows its place among all`, async () => {
        const page = await at({providers: many(5000)});
        search(page).focus();
        for (const key of way) {
          search(page).dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
          await page.element.updateComplete;
        }
        await waitUntil(() => active(page) === nameOf(nth), nameOf(nth));
        const id = search(page).getAttribute('aria-activedescendant');
        const row = rows(page).find(row => row.id === id);
        expect(isInView(page, row)).to.be.true;
        expect(row?.getAttribute('aria-posinset')).to.equal(String(nth + 1));
        // What a screen reader finds around it is the list as it is, without a gap.
        const [first] = places(page);
        expect(places(page)).to.deep.equal(rows(page).map((_, index) => Number(first) + index));
        for (const each of rows(page)) expect(each.getAttribute('aria-setsize')).to.equal('5000');
        await keys(page, 'Enter');
        expect(page.answers).to.deep.equal([{provider: {id: `prv_${nth}`}}]);
      });

      it(`has ${which} of 5,000 by its name, and counts what else is found`, async () => {
        const providers = many(5000);
        const page = await at({providers});
        const part = nameOf(nth).slice(-4, -1);
        const {length} = providers.filter(({display_name}) => display_name.includes(part));
        await typed(page, part);
        expect(places(page)).to.deep.equal(Array.from({length}, (_, index) => index + 1));
        for (const each of rows(page))
          expect(each.getAttribute('aria-setsize')).to.equal(String(length));
        await typed(page, nameOf(nth));
        expect(names(page)).to.deep.equal([nameOf(nth)]);
        await keys(page, 'Enter');
        expect(page.answers).to.deep.equal([{provider: {id: `prv_${nth}`}}]);
      });
    }

    it('shows the row that the keys are at, however far they go', async () => {
      const page = await at({providers: many(5000)});
      const row = () => page.find(`#${search(page).getAttribute('aria-activedescendant')}`)[0];
      search(page).focus();
      for (const key of ['End', 'ArrowUp', 'PageUp', 'Home', 'PageDown', 'PageDown', 'End']) {
        await keys(page, key);
        expect(isInView(page, row()), key).to.be.true;
      }
      list(page).scrollTop = 100_000;
      await waitUntil(() => names(page).includes('Provider 1786'));
      expect(row()).to.be.undefined;
      await keys(page, 'ArrowUp');
      expect(active(page)).to.equal('Provider 4998');
      expect(isInView(page, row())).to.be.true;
    });

    it('begins at the top again with what was found, wherever it was', async () => {
      const page = await at({providers: many(1000)});
      list(page).scrollTop = 20_000;
      await waitUntil(() => names(page).includes('Provider 0358'));
      await typed(page, '9');
      expect(list(page).scrollTop).to.equal(0);
      expect(names(page)[0]).to.equal('Provider 0009');
    });

    it('searches another list when another one comes', async () => {
      const page = await at({providers: many(1000)});
      await typed(page, '99');
      expect(names(page)[0]).to.equal('Provider 0099');
      const {element} = page;
      const providers = [{id: 'prv_new', display_name: 'Route 99', logo_url: ''}];
      element.page = {
        ...element.page,
        data: {...element.page.data, providers},
      } as typeof element.page;
      await element.updateComplete;
      await waitUntil(() => names(page).includes('Route 99'));
      expect(names(page)).to.deep.equal(['Route 99']);
    });

    it('stays where it is when the page is drawn again', async () => {
      const page = await at({providers: many(1000)});
      list(page).scrollTop = 20_000;
      await waitUntil(() => names(page).includes('Provider 0358'));
      await page.isSending();
      await page.object('provider_not_found');
      expect(list(page).scrollTop).to.equal(20_000);
      expect(names(page)).to.include('Provider 0358');
    });

    it('reaches every row by scrolling', async () => {
      const page = await at({providers: many(1000)});
      const seen = new Set<string | undefined>();
      const box = list(page);
      for (let top = 0; top < box.scrollHeight; top += Math.max(200, box.clientHeight)) {
        box.scrollTop = top;
        await waitUntil(() => {
          const at = box.getBoundingClientRect();
          const under = (y: number) =>
            page.element.shadowRoot
              ?.elementFromPoint(at.left + 50, y)
              ?.closest('[part~="option"]') ?? null;
          return under(at.top + 4) && under(at.bottom - 4);
        }, `rows at ${top}`);
        names(page).forEach(name => seen.add(name));
      }
      expect(seen.size).to.equal(1000);
    });

    it('is a list of one height whatever is rendered', async () => {
      const page = await at({providers: many(1000)});
      const before = list(page).scrollHeight;
      search(page).focus();
      await keys(page, 'End', 'PageUp', 'PageUp');
      expect(list(page).scrollHeight).to.equal(before);
    });

    it('has rows that a thumb can hit, on a small phone', async () => {
      await setViewport({width: 320, height: 640});
      const page = await at({providers: many(1000)});
      for (const row of rows(page)) expect(row.getBoundingClientRect().height).to.be.at.least(48);
    });
  });

  it('has the provider that was chosen before on top, marked, also in its place', async () => {
    const page = await at({providers: many(1000), chosen: 'prv_3'});
    const chosen = page.find('[aria-selected="true"]').map(row => row.innerText.trim());
    expect(chosen).to.have.length(2);
    for (const words of chosen) expect(words).to.contain('Provider 0003');
    expect(names(page)[0]).to.equal('Provider 0003');
    expect(page.text).to.contain('Your choice');
    search(page).focus();
    await keys(page, 'Enter');
    expect(page.answers).to.deep.equal([{provider: {id: 'prv_3'}}]);
  });

  for (const [code, sentence] of [
    ['provider_id_missing', 'The service said so.'],
    ['provider_not_found', 'That supplier isn’t on our list any more. Choose another.'],
    ['provider_id_invalid', 'The service said so.'],
    ['data_json_invalid', 'We can’t read that. Check what you entered.'],
  ] as const)
    it(`shows ${code} above the list, and keeps what was typed`, async () => {
      const page = await at();
      await typed(page, 'energy');
      await page.object(code);
      expect(page.find('[part~="problem"]')[0]?.innerText).to.contain(sentence);
      expect(page.announced).to.deep.equal([sentence]);
      expect(search(page).value).to.equal('energy');
      expect(rows(page)).to.have.length(2);
      search(page).focus();
      await keys(page, 'Backspace');
      expect(page.find('[part~="problem"]')).to.be.empty;
    });

  it('shows on the row that the answer is on its way, and sends no other', async () => {
    const page = await at();
    rows(page)[3]?.click();
    await page.isSending();
    expect(rows(page)[3]?.querySelector('.spinner')).to.exist;
    rows(page)[0]?.click();
    expect(page.answers).to.have.length(1);
  });

  it('shows initials where there is no picture, and keeps the provider’s site out of it', async () => {
    const [first] = listed(['Octopus Energy']);
    const page = await at({
      providers: first ? [first, {...first, id: 'b', logo_url: 'https://logo.invalid/b.png'}] : [],
    });
    const [without, withPicture] = rows(page);
    expect(without?.textContent).to.contain('OE');
    const picture = withPicture?.querySelector('img');
    expect(picture?.loading).to.equal('lazy');
    expect(picture?.referrerPolicy).to.equal('no-referrer');
    expect(picture?.alt).to.equal('');
  });

  it('shows the picture of every row, whatever became of those that were there before', async () => {
    const picture = `${location.origin}/node_modules/playwright-core/lib/vite/recorder/playwright-logo.svg`;
    const missing = `${location.origin}/there-is-no-such.png`;
    const providers = many(400).map((provider, index) => ({
      ...provider,
      logo_url: index < 200 ? missing : picture,
    }));
    const page = await at({providers});
    const pictures = () => page.find<HTMLImageElement>('[part~="option"] img');
    const isSeen = (row: HTMLImageElement) => row.complete && row.checkVisibility();
    // How far below the rows in view pictures are loaded differs from browser to browser.
    await waitUntil(() =>
      pictures()
        .slice(0, 4)
        .every(row => !row.checkVisibility()),
    );
    search(page).focus();
    await keys(page, 'End');
    await waitUntil(() => pictures().slice(-6).every(isSeen), 'the last pictures');
  });

  it('shows the pictures of the rows that a letter brings once the customer pauses', async () => {
    const logo_url = `${location.origin}/node_modules/playwright-core/lib/vite/recorder/playwright-logo.svg`;
    const providers = many(400).map((provider, index) => ({
      ...provider,
      logo_url: `${logo_url}?${index}`,
    }));
    const page = await at({providers});
    const pictured = () => rows(page).filter(row => row.querySelector('img'));
    expect(pictured()).to.have.length(rows(page).length);
    const field = search(page);
    field.value = '3';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    // Only microtasks: no timer can run before the rows are looked at.
    await Promise.resolve();
    expect(names(page)).to.include.members([nameOf(3), nameOf(103)]);
    expect(pictured().map(row => row.querySelector('strong')?.textContent)).to.include(nameOf(3));
    expect(rows(page).length).to.be.above(pictured().length);
    await waitUntil(() => pictured().length === rows(page).length, 'all pictures');
  });

  it('is there for everyone, in light and in dark', async () => {
    await expectAccessible((await at({chosen: 'prv_1'})).element);
    await expectAccessible((await at({providers: many(300)})).element);
  });
});
