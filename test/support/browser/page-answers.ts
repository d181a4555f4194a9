import type {PageKind} from '../../../src/core/index.js';
import type {Widget} from './widget-driver.js';

function enterPrices(widget: Widget): void {
  for (const {name} of widget.find<HTMLInputElement>('input[name^="cost-"]'))
    widget.type(name, '24.12');
  widget.press('Next');
}

/** What a customer does on each page that asks something: a good answer, up to its button. */
export const ANSWERS: Partial<Record<PageKind, (widget: Widget) => void>> = {
  'postal-address': widget => {
    widget.type('address_line1', '1-3 Strand');
    widget.type('city', 'London');
    widget.type('post_code', 'WC2N 5EH');
    widget.press('Next');
  },
  'provider-select': widget => widget.find('[part~="option"]')[0]?.click(),
  'provider-name': widget => {
    widget.type('name', 'Village Power');
    widget.press('Next');
  },
  'tariff-select': widget => widget.find('[part~="option"]')[0]?.click(),
  'tariff-structure': widget => widget.choose('FIXED'),
  'fixed-rate': widget => {
    widget.type('cost', '24.12');
    widget.press('Next');
  },
  'time-of-day-rate': enterPrices,
  'price-input': enterPrices,
  surcharge: widget => {
    widget.type('fixed', '1.5');
    widget.type('percentage', '20');
    widget.press('Next');
  },
  'tariff-name': widget => {
    widget.type('name', 'Super Saver');
    widget.press('Next');
  },
  'contract-term': widget => widget.choose('open-ended'),
  'tariff-summary': widget => widget.press(/^(Yes, connect it|Done)$/),
  'tariff-list': widget => widget.press('Done'),
  region: widget => widget.find('.choice')[0]?.click(),
  consent: widget => widget.press('Allow'),
  'vpp-landing': widget => widget.press('Join'),
  'vpp-details': widget => {
    widget.type('first_name', 'Sam');
    widget.type('last_name', 'Harper');
    widget.type('email', 'sam.harper@example.com');
    widget.type('phone', '07700 900123');
    widget.press('Next');
  },
  'vpp-summary': widget => widget.press('Enrolment and leaving'),
  'vpp-participation': widget => widget.press('Leave the programme'),
  'vpp-leave': widget => {
    widget.press('Leave the programme');
    void widget.sees('Leave the programme now?').then(() => widget.press('Yes, leave'));
  },
  'vpp-leave-progress': widget => widget.press('Done'),
  'vpp-payments': widget => widget.press('Change how I’m paid'),
  'connection-pending': widget => widget.press('Keep trying'),
  'connection-failed': widget => widget.press('Reconnect'),
};

/** Everything that was typed or chosen on the page. */
export const typedOn = (widget: Widget): string[] =>
  widget
    .find<HTMLInputElement>('input, select')
    .map(({name, value, checked}) => `${name}: ${value} ${checked}`);
