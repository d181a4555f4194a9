import type {LinkTexts} from '../link-texts.js';

export const fi: LinkTexts = {
  open: 'Jatka',
  retry: 'Yritä uudelleen',
  connectPage: 'Siirry sähkösopimukseesi',
  pages: {
    not_confirmed: {
      title: 'Jatka Flatpeakin kanssa',
      sentence:
        'Jatka vain, jos olet juuri itse pyytänyt tämän linkin. Linkin lähettäjä voi nähdä antamasi tiedot.',
    },
    failed: {
      title: 'Tämä ei onnistunut',
      sentence: 'Linkkiä ei juuri nyt voitu avata. Yritä uudelleen.',
    },
    not_signed_in: {
      title: 'Kirjaudu ensin sisään',
      sentence: 'Kirjaudu sisään ja avaa linkki sitten uudelleen.',
    },
    no_link: {
      title: 'Linkistä puuttuu osa',
      sentence: 'Avaa se uudelleen siellä, mistä löysit sen, tai aloita tästä.',
    },
    unknown: {
      title: 'Linkki on tuntematon',
      sentence: 'Pyydä uusi sieltä, mistä löysit sen, tai aloita tästä.',
    },
    expired: {
      title: 'Linkki on vanhentunut',
      sentence: 'Pyydä uusi sieltä, mistä löysit sen, tai aloita tästä.',
    },
    ended: {
      title: 'Linkki on jo käytetty',
      sentence: 'Voit katsoa sähkösopimustasi tai aloittaa alusta.',
    },
    not_yours: {
      title: 'Linkki kuuluu toiselle tilille',
      sentence: 'Kirjaudu sisään tilillä, jolla linkki avattiin ensin, tai aloita tästä.',
    },
  },
};
