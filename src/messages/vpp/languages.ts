import type {VppMessages} from './en.js';

/* eslint-disable no-restricted-syntax -- each language is a file of its own for bundlers; the build of the scripts for script tags replaces this module */

/** Loads the texts for virtual power plants of each language, except English. */
export const VPP_LANGUAGES: Readonly<Record<string, () => Promise<VppMessages>>> = {
  ar: () => import('./ar.js').then(({vppAr}) => vppAr),
  cs: () => import('./cs.js').then(({vppCs}) => vppCs),
  da: () => import('./da.js').then(({vppDa}) => vppDa),
  de: () => import('./de.js').then(({vppDe}) => vppDe),
  es: () => import('./es.js').then(({vppEs}) => vppEs),
  fi: () => import('./fi.js').then(({vppFi}) => vppFi),
  fr: () => import('./fr.js').then(({vppFr}) => vppFr),
  it: () => import('./it.js').then(({vppIt}) => vppIt),
  nb: () => import('./nb.js').then(({vppNb}) => vppNb),
  nl: () => import('./nl.js').then(({vppNl}) => vppNl),
  pl: () => import('./pl.js').then(({vppPl}) => vppPl),
  pt: () => import('./pt.js').then(({vppPt}) => vppPt),
  sv: () => import('./sv.js').then(({vppSv}) => vppSv),
};
