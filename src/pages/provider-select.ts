import type {PropertyValues} from 'lit';
import {addressLine} from '../ui/format/address.js';
import {OptionList} from '../ui/controls/option-list.js';
import type {ListOption} from '../ui/controls/option-list-view.js';
import {optionListStyles} from '../ui/controls/option-list-styles.js';
import {ActionPage} from '../ui/action-page.js';

/** The choice of a provider that serves the address; a tap answers. */
export class ProviderSelectPage extends ActionPage<'provider-select'> {
  static override styles = [...ActionPage.styles, optionListStyles];
  static override readonly stage = 'provider';

  #options: readonly ListOption[] = [];
  readonly #list = new OptionList();

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('page')) return;
    const {compare} = new Intl.Collator(this.translator.lang, {numeric: true});
    this.#options = this.page.data.providers
      .map(({id, display_name: name, logo_url: logo}) => ({id, name, logo}))
      .sort((a, b) => compare(a.name, b.name));
  }

  protected override lead() {
    return addressLine(this.page.data.postal_address, this.linkAction('ADDRESS_CHANGE'));
  }

  override dismiss(): boolean {
    return super.dismiss() || this.#list.dismiss();
  }

  protected override content() {
    return this.#list.show({
      name: 'provider',
      label: this.t('provider-select.search'),
      options: this.#options,
      common: this.ui.commonProviders,
      selected: this.page.data.provider.id,
      missing: this.offers('PROVIDER_MISSING')
        ? {label: this.actionLabel('PROVIDER_MISSING'), onClick: () => this.act('PROVIDER_MISSING')}
        : undefined,
      ui: this.ui,
      onChoose: id => this.answer({provider: {id}}),
    });
  }

  protected override actions() {
    const placed = ['ADDRESS_CHANGE'];
    return this.#options.length > 0 ? this.otherActions(placed) : this.actionButtons('', placed);
  }
}
