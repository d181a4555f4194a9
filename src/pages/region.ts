import {html} from 'lit';
import {AnswerButtons, answerButtonStyles} from '../ui/controls/answer-buttons.js';
import type {FormReader} from '../ui/form-reader.js';
import {helpStyles, whyWeAsk} from '../ui/help.js';
import {PageElement} from '../ui/page-element.js';

/** The market's region, by the codes that are on bills; a tap answers. */
export class RegionPage extends PageElement<'region'> {
  static override styles = [...PageElement.styles, answerButtonStyles, helpStyles];
  static override readonly stage = 'tariff';

  readonly #buttons = new AnswerButtons();

  protected override content() {
    const {region, regions} = this.page.data;
    const buttons = this.#buttons.render({
      name: 'region',
      selected: region,
      options: regions.map(value => ({
        value,
        label: html`<span translate="no">${value}</span>`,
      })),
      ui: this.ui,
    });
    return [buttons, whyWeAsk('region', this.translator)];
  }

  protected override actions() {
    return this.otherActions();
  }

  protected override read(form: FormReader) {
    const region = this.#buttons.read(form, 'region');
    return region ? {region} : undefined;
  }
}
