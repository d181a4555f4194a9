import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

const at = (data: object = {}, lang = 'en-GB') =>
  renderPage(
    'surcharge',
    {
      currency_code: 'EUR',
      surcharge: {fixed: 0, percentage: 0},
      regions: [],
      region: '',
      ...data,
    },
    {lang},
  );

const SWEDEN = {currency_code: 'SEK', regions: ['SE1', 'SE2', 'SE3', 'SE4']};

describe('the page for what is added to the market price', () => {
  it('sends cents as euros and the percentage as it was typed', async () => {
    const page = await at();
    await page.enter('Fixed amount', '1,234');
    await page.enter('Percentage', '18.1234');
    await page.press('Next');
    expect(page.last).to.deep.equal({surcharge: {fixed: 0.01234, percentage: 18.1234}});
  });

  it('works an example out once the customer types, to two decimals', async () => {
    const page = await at();
    const [example] = page.find('[part~="example"]');
    expect(example && getComputedStyle(example).visibility).to.equal('hidden');
    page.field('Fixed amount').focus();
    await sendKeys({type: '1'});
    expect(page.text).to.contain('you pay 11 ct.');
    page.field('Percentage').focus();
    await sendKeys({type: '20'});
    expect(page.text).to.contain('When the market price is 10 ct, you pay 13.2 ct.');
    await page.enter('Fixed amount', '0.345');
    await page.enter('Percentage', '18.5');
    expect(page.text).to.contain('you pay 12.26 ct.');
    await page.enter('Percentage', '1.2.3');
    expect(page.text).to.contain('you pay … ct.');
  });

  it('reads the example out when a field is left, not at every key', async () => {
    const page = await at();
    page.field('Fixed amount').focus();
    await sendKeys({type: '1.5'});
    expect(page.announced).to.be.empty;
    await sendKeys({press: 'Tab'});
    expect(page.announced.map(text => text.replace(/\u00a0/g, ' '))).to.deep.equal([
      'When the market price is 10 ct, you pay 11.5 ct.',
    ]);
  });

  it('takes a discount', async () => {
    const page = await at();
    await page.enter('Fixed amount', '−2,5');
    expect(page.text).to.contain('you pay 7.5 ct.');
    await page.press('Next');
    expect(page.last).to.deep.equal({surcharge: {fixed: -0.025, percentage: 0}});
  });

  it('shows what was said before, and nothing for zero', async () => {
    const page = await at({surcharge: {fixed: 0.0123, percentage: 18.5}}, 'de');
    expect(page.field('Fixed amount').value).to.equal('1,23');
    expect(page.field('Percentage').value).to.equal('18,5');
    await page.press('Next');
    expect(page.last).to.deep.equal({surcharge: {fixed: 0.0123, percentage: 18.5}});
    const fresh = await at();
    expect(fresh.field('Fixed amount').value + fresh.field('Percentage').value).to.equal('');
  });

  it('sends nothing that makes no sense', async () => {
    for (const [label, typed] of [
      ['Fixed amount', '1.2.3'],
      ['Fixed amount', '1.2345'],
      ['Fixed amount', '150'],
      ['Percentage', 'much'],
      ['Percentage', '1.23456'],
      ['Percentage', '10000000'],
    ] as const) {
      const page = await at();
      await page.enter(label, typed);
      await page.press('Next');
      expect(page.answers, typed).to.be.empty;
      expect(page.wrongWith(page.field(label)), typed).not.to.equal('');
      expect(page.field(label).value).to.equal(typed);
      expect(page.focused).to.equal(page.field(label));
    }
  });

  it('skips with zeros, whatever was typed', async () => {
    const page = await at();
    await page.enter('Fixed amount', 'what?');
    await page.press('Skip');
    expect(page.last).to.deep.equal({surcharge: {fixed: 0, percentage: 0}});
  });

  it('goes on with Enter, and does not skip', async () => {
    const page = await at();
    page.field('Fixed amount').focus();
    await sendKeys({type: '2'});
    await sendKeys({press: 'Enter'});
    expect(page.last).to.deep.equal({surcharge: {fixed: 0.02, percentage: 0}});
  });

  it('asks for the region only where the service does', async () => {
    const page = await at();
    expect(page.find('select')).to.be.empty;
  });

  it('needs a region where the service asks for one, even to skip', async () => {
    const page = await at(SWEDEN);
    for (const button of ['Next', 'Skip']) {
      await page.press(button);
      expect(page.answers).to.be.empty;
      expect(page.wrongWith(page.field('Price zone'))).to.contain('Choose one.');
      expect(page.focused).to.equal(page.field('Price zone'));
    }
    await page.enter('Price zone', 'SE4');
    await page.press('Skip');
    expect(page.last).to.deep.equal({surcharge: {fixed: 0, percentage: 0}, region: 'SE4'});
  });

  it('forgets an attempt to skip that went nowhere', async () => {
    const page = await at(SWEDEN);
    await page.press('Skip');
    await page.enter('Fixed amount', '3');
    await page.enter('Price zone', 'SE1');
    await page.press('Next');
    expect(page.last).to.deep.equal({surcharge: {fixed: 0.03, percentage: 0}, region: 'SE1'});
  });

  it('has the region chosen that the service expects', async () => {
    const page = await at({...SWEDEN, region: 'SE3'});
    expect(page.field('Price zone').value).to.equal('SE3');
    await page.press('Next');
    expect(page.last).to.deep.equal({surcharge: {fixed: 0, percentage: 0}, region: 'SE3'});
  });

  it('takes a small amount as it is, and asks about one in the wrong unit', async () => {
    const page = await at();
    await page.enter('Fixed amount', '0.05');
    await page.press('Next');
    expect(page.last).to.deep.equal({surcharge: {fixed: 0.0005, percentage: 0}});
    const french = await at({}, 'fr');
    await french.enter('Fixed amount', '1,5');
    await french.press('Next');
    expect(french.answers).to.be.empty;
    const [meant] = french.find('.doubt button');
    meant?.click();
    await french.element.updateComplete;
    expect(french.field('Fixed amount').value).to.equal('0,015');
    await french.press('Next');
    expect(french.last).to.deep.equal({surcharge: {fixed: 0.015, percentage: 0}});
  });

  it('works an example out in a currency without a hundredth', async () => {
    const page = await at({currency_code: 'PLN'}, 'pl');
    await page.enter('Percentage', '23');
    expect(page.text).to.contain('When the market price is 1 zł, you pay 1,23 zł.');
  });

  it('says surcharge_percentage_invalid at its field, with what was typed still there', async () => {
    const page = await at();
    await page.enter('Percentage', '-5');
    await page.press('Next');
    expect(page.last?.surcharge.percentage).to.equal(-5);
    await page.object('surcharge_percentage_invalid');
    expect(page.wrongWith(page.field('Percentage'))).to.match(/percentage has to/);
    expect(page.focused).to.equal(page.field('Percentage'));
    expect(page.field('Percentage').value).to.equal('-5');
  });

  for (const [code, sentence] of [
    ['geo_location_not_found', 'We can’t find a price zone for your address.'],
    ['market_region_invalid', 'The service said so.'],
  ] as const) {
    it(`says ${code} for the whole page`, async () => {
      const page = await at({...SWEDEN, region: 'SE2'});
      await page.object(code);
      expect(page.find('[part~="problem"]')[0]?.innerText).to.equal(sentence);
      expect(page.field('Price zone').value).to.equal('SE2');
    });
  }

  it('is there for everyone, with what is wrong, in light and in dark', async () => {
    const page = await at(SWEDEN);
    await page.enter('Percentage', 'x');
    await page.press('Next');
    await expectAccessible(page.element);
  });
});
