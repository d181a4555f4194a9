import {expectAccessible} from '../../support/browser/axe.js';
import {expect, focused, sent, widgetAt} from '../../support/browser/widget-driver.js';

const at = () => widgetAt({page: 'vpp-details'}, {apiVersion: 'busbar', journey: 'vpp'});

describe('the page for personal details', () => {
  it('takes contact details as people type them, and says them as machines need them', async () => {
    const widget = await at();
    await widget.page('vpp-details');
    widget.type('first_name', 'Sam ');
    widget.type('last_name', 'Harper');
    widget.type('email', ' sam.harper @example.com');
    widget.type('phone', '+44 (0)7700 900-123');
    widget.press('Next');
    await widget.page('consent');
    expect(sent.at(-1)?.['data']).to.deep.equal({
      personal_details: {
        first_name: 'Sam',
        last_name: 'Harper',
        email: 'sam.harper@example.com',
        phone: '+447700900123',
      },
    });
  });

  it('can be filled in by the browser, with the right keyboard on a phone', async () => {
    const widget = await at();
    await widget.page('vpp-details');
    const inputs = widget.find<HTMLInputElement>('input');
    expect(inputs.map(({name, autocomplete, inputMode}) => [name, autocomplete, inputMode])).to.eql(
      [
        ['first_name', 'given-name', ''],
        ['last_name', 'family-name', ''],
        ['email', 'email', 'email'],
        ['phone', 'tel', 'tel'],
      ],
    );
  });

  it('names each field that is missing or wrong, and loses nothing', async () => {
    const widget = await at();
    await widget.page('vpp-details');
    widget.type('first_name', 'Sam');
    widget.type('email', 'sam');
    widget.type('phone', 'later');
    widget.press('Next');
    await widget.sees('Fill in “Last name” to carry on.');
    await widget.sees('Enter your email address, like name@example.com.');
    await widget.sees('Enter your phone number, with its area code.');
    expect(sent).to.have.length(1);
    expect(widget.find<HTMLInputElement>('[name="phone"]')[0]?.value).to.equal('later');
  });

  for (const [code, field, typed] of [
    ['email_invalid', 'email', 'sam@home'],
    ['phone_invalid', 'phone', '12345'],
  ] as const)
    it(`shows ${code} of the service at its field, with what was typed`, async () => {
      const widget = await at();
      await widget.page('vpp-details');
      widget.type('first_name', 'Sam');
      widget.type('last_name', 'Harper');
      widget.type('email', 'sam@example.com');
      widget.type('phone', '07700 900123');
      widget.type(field, typed);
      widget.press('Next');
      await widget.sees(/Enter your (email address|phone number)/);
      const [input] = widget.find<HTMLInputElement>(`[name="${field}"]`);
      expect(input?.ariaInvalid ?? input?.getAttribute('aria-invalid')).to.equal('true');
      expect(input?.value).to.equal(typed);
      expect(focused()).to.equal(input);
    });

  it('shows the address, and comes back after a change of it', async () => {
    const widget = await at();
    await widget.page('vpp-details');
    await widget.sees('1-3, Strand, London WC2N 5EH');
    widget.type('first_name', 'Sam');
    widget.press('Change address');
    await widget.page('postal-address');
    widget.press('Next');
    await widget.page('vpp-details');
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await at();
    await expectAccessible(await widget.page('vpp-details'));
  });
});
