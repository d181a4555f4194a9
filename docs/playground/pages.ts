import {examples} from 'flatpeak-connect/simulator';

/** The kinds of page that a session can start at. */
export const API_PAGES = Object.keys(examples) as (keyof typeof examples)[];
