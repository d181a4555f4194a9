import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

const TARIFFS = [
  {id: 'trf_1', name: 'Tracker', description: 'Follows the day'},
  {id: 'trf_2', name: 'Agile', description: ''},
  {id: 'trf_3', name: 'EV Energy Plan', description: 'Nur für Wärmepumpen'},
];
const many = (count: number) =>
  Array.from({length: count}, (_, index) => ({
    id: `trf_${index}`,
    name: `Tariff ${index}`,
    description:
      index % 2 ? 'A long description that goes on and on over many words '.repeat(3) : '',
  }));

const at = (tariffs: readonly object[] = TARIFFS, chosen = '', actions = ['TARIFF_MISSING']) =>
  renderPage(
    'tariff-select',
    {
      tariffs,
      provider: {id: 'prv', display_name: 'Octopus Energy', logo_url: ''},
      tariff: {id: chosen},
    },
    {actions},
  );
type Shown = Awaited<ReturnType<typeof at>>;

/** Enough to need a search. */
const LONG = [...TARIFFS, ...many(6).map(tariff => ({...tariff, id: `more_${tariff.id}`}))];

const rows = (page: Shown) => page.find('[part~="option"]');
const search = (page: Shown) => page.find('[role="combobox"]')[0] as HTMLInputElement;

const typed = async (page: Shown, text: string) => {
  search(page).focus();
  await sendKeys({type: text});
  await page.element.updateComplete;
};

describe('the choice of a tariff', () => {
  it('lists the tariffs in the order of the provider, each with its description', async () => {
    const page = await at();
    expect(rows(page).map(row => row.innerText.trim().split('\n'))).to.deep.equal([
      ['Tracker', 'Follows the day'],
      ['Agile'],
      ['EV Energy Plan', 'Nur für Wärmepumpen'],
    ]);
  });

  it('answers with one tap', async () => {
    const page = await at();
    rows(page)[2]?.click();
    expect(page.answers).to.deep.equal([{tariff: {id: 'trf_3'}}]);
  });

  it('is found by the words of its description, without accents', async () => {
    const page = await at(LONG);
    await typed(page, 'warmepumpen ev');
    expect(rows(page)).to.have.length(1);
    await sendKeys({press: 'Enter'});
    expect(page.answers).to.deep.equal([{tariff: {id: 'trf_3'}}]);
  });

  it('marks the tariff that was chosen before, in its place', async () => {
    const page = await at(TARIFFS, 'trf_2');
    expect(rows(page).map(row => row.ariaCurrent)).to.deep.equal([null, 'true', null]);
    rows(page)[1]?.click();
    expect(page.answers).to.deep.equal([{tariff: {id: 'trf_2'}}]);
  });

  it('says when nothing is found, with the way on that the service offers', async () => {
    const page = await at(LONG);
    await typed(page, 'xyz');
    expect(page.text).to.contain('No match for “xyz”.');
    const actions: string[] = [];
    page.element.addEventListener('page-action', event => actions.push(event.action));
    await page.press('I can’t find my tariff');
    expect(actions).to.deep.equal(['TARIFF_MISSING']);
  });

  it('says so when no tariff is known', async () => {
    const page = await at([]);
    expect(page.text).to.contain('We don’t have a list for your area yet.');
  });

  it('offers to change the address where the service does', async () => {
    const page = await at(TARIFFS, '', ['TARIFF_MISSING', 'ADDRESS_CHANGE']);
    expect(page.button('Change address')).to.exist;
  });

  it('renders few of 5,000 tariffs, all of one height, and reaches the last', async () => {
    const page = await at(many(5000));
    expect(page.find('*').length).to.be.below(500);
    search(page).focus();
    await sendKeys({press: 'End'});
    await page.element.updateComplete;
    expect(rows(page).at(-1)?.innerText).to.contain('Tariff 4999');
    const heights = new Set(rows(page).map(row => row.offsetHeight));
    expect(heights.size).to.equal(1);
    await sendKeys({press: 'Enter'});
    expect(page.last).to.deep.equal({tariff: {id: 'trf_4999'}});
  });

  for (const [code, sentence] of [
    ['tariff_id_missing', 'The service said so.'],
    ['tariff_not_found', 'That tariff isn’t on our list any more. Choose another.'],
    ['tariff_id_invalid', 'The service said so.'],
    ['data_json_invalid', 'We can’t read that. Check what you entered.'],
  ] as const)
    it(`shows ${code} above the list, and keeps what was typed`, async () => {
      const page = await at(LONG);
      await typed(page, 'ev');
      await page.object(code);
      expect(page.find('[part~="problem"]')[0]?.innerText).to.contain(sentence);
      expect(page.announced).to.deep.equal([sentence]);
      expect(search(page).value).to.equal('ev');
    });

  it('is there for everyone, in light and in dark', async () => {
    await expectAccessible((await at(TARIFFS, 'trf_2')).element);
    await expectAccessible((await at(LONG, 'trf_2')).element);
  });
});
