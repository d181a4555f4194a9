import type {Language} from '../../server/http/language.js';
import type {LinkTexts} from './link-texts.js';
import {ar} from './texts/ar.js';
import {cs} from './texts/cs.js';
import {da} from './texts/da.js';
import {de} from './texts/de.js';
import {en} from './texts/en.js';
import {es} from './texts/es.js';
import {fi} from './texts/fi.js';
import {fr} from './texts/fr.js';
import {it} from './texts/it.js';
import {nb} from './texts/nb.js';
import {nl} from './texts/nl.js';
import {pl} from './texts/pl.js';
import {pt} from './texts/pt.js';
import {sv} from './texts/sv.js';

/** The texts of the link route in each language of the widget. */
export const LINK_LANGUAGES: Readonly<Record<Language, LinkTexts>> = {
  ar,
  cs,
  da,
  de,
  en,
  es,
  fi,
  fr,
  it,
  nb,
  nl,
  pl,
  pt,
  sv,
};
