import {html} from 'lit';
import {choices} from '../ui/controls/choices.js';
import type {FormReader} from '../ui/form-reader.js';
import {PageElement} from '../ui/page-element.js';

/** The market's region, by the codes that are on bills. */
export class RegionPage extends PageElement<'region'> {
  static override readonly stage = 'tariff';
  static override readonly fields = {market_region_invalid: 'region'};

  protected override content() {
    const {region, regions} = this.page.data;
    const options = regions.map(value => ({
      value,
      label: html`<span translate="no">${value}</span>`,
    }));
    return choices(this.errors, {name: 'region', value: region, options});
  }

  protected override read(form: FormReader) {
    const region = form.text('region');
    if (!region) form.fail('region', this.t('error.choose'));
    return {region};
  }
}
