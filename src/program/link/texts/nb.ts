import type {LinkTexts} from '../link-texts.js';

export const nb: LinkTexts = {
  open: 'Fortsett',
  retry: 'Prøv igjen',
  connectPage: 'Gå til strømavtalen din',
  pages: {
    not_confirmed: {
      title: 'Fortsett med Flatpeak',
      sentence:
        'Fortsett bare hvis du nettopp har bedt om denne lenken selv. Den som sendte den til deg, kan kanskje se det du skriver.',
    },
    failed: {
      title: 'Det gikk ikke',
      sentence: 'Lenken kunne ikke åpnes akkurat nå. Prøv igjen.',
    },
    not_signed_in: {
      title: 'Logg inn først',
      sentence: 'Logg inn, og åpne så lenken igjen.',
    },
    no_link: {
      title: 'Denne lenken er ikke fullstendig',
      sentence: 'Åpne den igjen der du fant den, eller start her.',
    },
    unknown: {
      title: 'Vi kjenner ikke denne lenken',
      sentence: 'Be om en ny der du fant den, eller start her.',
    },
    expired: {
      title: 'Denne lenken er utløpt',
      sentence: 'Be om en ny der du fant den, eller start her.',
    },
    ended: {
      title: 'Denne lenken er allerede brukt',
      sentence: 'Du kan se strømavtalen din eller starte på nytt.',
    },
    not_yours: {
      title: 'Denne lenken hører til en annen konto',
      sentence: 'Logg inn med kontoen som åpnet den først, eller start her.',
    },
  },
};
