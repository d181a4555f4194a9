import type {LinkRefusal} from '../../server/index.js';

/** Why a customer reads a page in place of the widget. */
export type LinkPage = LinkRefusal | 'failed';

/** What the pages of the link route say in a language, without HTML. */
export interface LinkTexts {
  /** The button that opens the link. */
  readonly open: string;
  /** Shows the page with the button again. */
  readonly retry: string;
  /** Leads to the page with the widget. */
  readonly connectPage: string;
  readonly pages: Readonly<Record<LinkPage, {readonly title: string; readonly sentence: string}>>;
}
