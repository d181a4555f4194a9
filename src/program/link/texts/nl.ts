import type {LinkTexts} from '../link-texts.js';

export const nl: LinkTexts = {
  open: 'Verder',
  retry: 'Opnieuw proberen',
  connectPage: 'Naar je contract',
  pages: {
    not_confirmed: {
      title: 'Verder met Flatpeak',
      sentence:
        'Ga alleen verder als je net zelf om deze link hebt gevraagd. Wie hem naar je heeft gestuurd, zou kunnen zien wat je invult.',
    },
    failed: {
      title: 'Dat is niet gelukt',
      sentence: 'De link kan nu niet worden geopend. Probeer het opnieuw.',
    },
    not_signed_in: {
      title: 'Log eerst in',
      sentence: 'Log in en open de link daarna opnieuw.',
    },
    no_link: {
      title: 'Deze link is niet volledig',
      sentence: 'Open hem opnieuw op de plek waar je hem hebt gevonden, of begin hier.',
    },
    unknown: {
      title: 'We kennen deze link niet',
      sentence: 'Vraag een nieuwe aan op de plek waar je hem hebt gevonden, of begin hier.',
    },
    expired: {
      title: 'Deze link is verlopen',
      sentence: 'Vraag een nieuwe aan op de plek waar je hem hebt gevonden, of begin hier.',
    },
    ended: {
      title: 'Deze link is al gebruikt',
      sentence: 'Je kunt je contract bekijken of opnieuw beginnen.',
    },
    not_yours: {
      title: 'Deze link hoort bij een ander account',
      sentence: 'Log in met het account waarmee hij het eerst is geopend, of begin hier.',
    },
  },
};
