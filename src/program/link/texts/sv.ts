import type {LinkTexts} from '../link-texts.js';

export const sv: LinkTexts = {
  open: 'Fortsätt',
  retry: 'Försök igen',
  connectPage: 'Gå till ditt elavtal',
  pages: {
    not_confirmed: {
      title: 'Fortsätt med Flatpeak',
      sentence:
        'Fortsätt bara om du själv nyss har bett om den här länken. Den som skickade den till dig kan kanske se det du fyller i.',
    },
    failed: {
      title: 'Det gick inte',
      sentence: 'Länken kunde inte öppnas just nu. Försök igen.',
    },
    not_signed_in: {
      title: 'Logga in först',
      sentence: 'Logga in och öppna sedan länken igen.',
    },
    no_link: {
      title: 'Den här länken är inte fullständig',
      sentence: 'Öppna den igen där du hittade den, eller börja här.',
    },
    unknown: {
      title: 'Vi känner inte till den här länken',
      sentence: 'Be om en ny där du hittade den, eller börja här.',
    },
    expired: {
      title: 'Den här länken har gått ut',
      sentence: 'Be om en ny där du hittade den, eller börja här.',
    },
    ended: {
      title: 'Den här länken har redan använts',
      sentence: 'Du kan se ditt elavtal eller börja om.',
    },
    not_yours: {
      title: 'Den här länken hör till ett annat konto',
      sentence: 'Logga in med kontot som öppnade den först, eller börja här.',
    },
  },
};
