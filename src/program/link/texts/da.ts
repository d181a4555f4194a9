import type {LinkTexts} from '../link-texts.js';

export const da: LinkTexts = {
  open: 'Fortsæt',
  retry: 'Prøv igen',
  connectPage: 'Gå til din elaftale',
  pages: {
    not_confirmed: {
      title: 'Fortsæt med Flatpeak',
      sentence:
        'Fortsæt kun, hvis du selv lige har bedt om dette link. Den, der har sendt det til dig, kan måske se det, du skriver.',
    },
    failed: {
      title: 'Det lykkedes ikke',
      sentence: 'Linket kunne ikke åbnes lige nu. Prøv igen.',
    },
    not_signed_in: {
      title: 'Log ind først',
      sentence: 'Log ind, og åbn så linket igen.',
    },
    no_link: {
      title: 'Dette link er ikke fuldstændigt',
      sentence: 'Åbn det igen der, hvor du fandt det, eller start her.',
    },
    unknown: {
      title: 'Vi kender ikke dette link',
      sentence: 'Bed om et nyt der, hvor du fandt det, eller start her.',
    },
    expired: {
      title: 'Dette link er udløbet',
      sentence: 'Bed om et nyt der, hvor du fandt det, eller start her.',
    },
    ended: {
      title: 'Dette link er allerede brugt',
      sentence: 'Du kan se din elaftale eller starte forfra.',
    },
    not_yours: {
      title: 'Dette link hører til en anden konto',
      sentence: 'Log ind med den konto, der åbnede det først, eller start her.',
    },
  },
};
