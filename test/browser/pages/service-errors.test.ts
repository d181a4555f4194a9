import type {PageKind} from '../../../src/core/index.js';
import {en} from '../../../src/messages/en.js';
import {vppEn} from '../../../src/messages/vpp/en.js';
import {Translator} from '../../../src/messages/translator.js';
import {ERROR_INPUTS, GENERAL_CODES, type ErrorInput} from '../../../src/simulator/index.js';
import {ANSWERS, typedOn} from '../../support/browser/page-answers.js';
import {expect, waitUntil, widgetAt, type Widget} from '../../support/browser/widget-driver.js';

/** Types what makes the service object, for the pages where that is possible. */
const OBJECTIONABLE: Partial<Record<PageKind, (widget: Widget, data: Posted) => void>> = {
  'postal-address': (widget, {postal_address = {}}) => {
    for (const [name, value] of Object.entries(postal_address))
      if (name !== 'country_code') widget.type(name, value);
  },
  'provider-name': (widget, {provider}) => widget.type('name', provider?.name ?? ''),
  'tariff-name': (widget, {tariff}) => widget.type('name', tariff?.name ?? ''),
  'fixed-rate': (widget, {cost = 0}) => widget.type('cost', pence(cost)),
  'price-input': (widget, {cost = 0}) => widget.type('cost-0', pence(cost)),
  'time-of-day-rate': (widget, {hours = []}) => {
    const inputs = widget.find<HTMLInputElement>('input[name^="cost-"]');
    for (const [index, {name}] of inputs.entries())
      widget.type(name, pence(hours[index % hours.length]?.cost ?? 0));
  },
  'vpp-details': (widget, {personal_details = {}}) => {
    for (const [name, value] of Object.entries(personal_details)) widget.type(name, value);
  },
  surcharge: (widget, {surcharge}) => {
    widget.type('fixed', '');
    widget.type('percentage', String(surcharge?.percentage));
  },
};

/** What the simulator's rows post. */
interface Posted {
  postal_address?: Record<string, string>;
  personal_details?: Record<string, string>;
  provider?: {name: string};
  tariff?: {name: string};
  cost?: number;
  hours?: {cost: number}[];
  surcharge?: {percentage: number};
}

const pence = (pounds: number) => String(Number((pounds * 100).toFixed(3)));

const failsTheTurn = ({code}: ErrorInput) => (GENERAL_CODES as readonly string[]).includes(code);

const english = new Translator('en', {...vppEn, ...en});

/** What the customer reads for a code; the service's own words where we have none. */
function sentenceFor({kind, code}: ErrorInput): string | undefined {
  return english.find([`${kind}.error.${code}`, `error.${code}`]);
}

for (const row of ERROR_INPUTS.filter(({by}) => by !== 'script')) {
  it(`${row.code} on the ${row.kind} page (${row.how}) is read where it belongs, and nothing is lost`, async () => {
    const widget = await widgetAt({page: row.kind, ...row.session});
    await widget.page(row.kind);
    if (row.by === 'page') {
      OBJECTIONABLE[row.kind]?.(widget, row.post.data as Posted);
      widget.press('Next');
    } else {
      ANSWERS[row.kind]?.(widget);
    }
    const typed = typedOn(widget);
    if (failsTheTurn(row)) {
      const detail = await widget.event('error');
      expect(detail).to.include({code: row.code});
      // Where the host gives no other token, to start again is to load its page anew.
      if (row.code !== 'token_expired') await widget.sees('We’ve kept your answers.');
      expect(() => widget.button(/^(Try|Start) again$/)).not.to.throw();
    } else {
      const isTold = () => widget.find('[part~="problem"], [part~="error"]').length > 0;
      await waitUntil(isTold, `an objection in: ${widget.text}`);
      const told = widget
        .find('[part~="problem"], [part~="error"]')
        .map(at => at.textContent.trim());
      expect(told).to.have.length(1);
      expect(told[0]).to.equal(sentenceFor(row) ?? told[0]);
      expect(told[0]).to.match(/\p{L}{3}.*\.$/u);
    }
    // An objection may show a field that was hidden.
    expect(typedOn(widget)).to.include.members(typed);
  });
}
