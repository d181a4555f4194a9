import {nothing, type LitElement, type PropertyValues} from 'lit';
import {
  lacksVppMessages,
  loadVppMessages,
  vppTranslator,
  type VppKey,
} from '../../messages/vpp/catalogue.js';
import type {Values} from '../../messages/translator.js';
import type {VppKind} from '../../protocol/routes.js';
import {ActionPage} from '../action-page.js';
import type {Ui} from '../context.js';

/** The shared state of a widget with the texts for virtual power plants. */
export const withVppTexts = (ui: Ui): Ui => ({...ui, translator: vppTranslator(ui.translator)});

/** Loads the texts for virtual power plants in the language of a page that lacks them. */
export function loadVppTexts(page: LitElement, {translator}: Ui): void {
  if (lacksVppMessages(translator))
    void loadVppMessages(translator.messages.lang).then(() => {
      if (!lacksVppMessages(translator)) page.requestUpdate();
    });
}

/** A page for virtual power plants, with their texts. */
export abstract class VppPage<K extends VppKind = VppKind> extends ActionPage<K> {
  protected override get ui(): Ui {
    return withVppTexts(super.ui);
  }

  protected readonly text = (key: VppKey, values?: Values): string =>
    this.translator.find([key], values) ?? '';

  /** Leaves only after a confirmation. */
  override act(action: string, subject?: object): void {
    if (action === 'LEAVE' && (this.ui.busy || !this.confirms(action, subject))) return;
    super.act(action, subject);
  }

  protected override otherActions(placed: readonly string[] = []): unknown {
    return [
      super.otherActions([...placed, 'LEAVE']),
      this.offers('LEAVE') ? this.secondary('LEAVE', 'button quiet danger') : nothing,
    ];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // The page's language has changed, or did not load with the page.
    loadVppTexts(this, super.ui);
  }
}
