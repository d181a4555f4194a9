import type {LinkTexts} from '../link-texts.js';

export const it: LinkTexts = {
  open: 'Continua',
  retry: 'Riprova',
  connectPage: 'Vai alla tua tariffa',
  pages: {
    not_confirmed: {
      title: 'Continua con Flatpeak',
      sentence:
        'Continua solo se questo link lo hai appena chiesto tu. Chi te lo ha inviato potrebbe vedere quello che inserisci.',
    },
    failed: {
      title: 'Non ha funzionato',
      sentence: 'In questo momento non è stato possibile aprire il link. Riprova.',
    },
    not_signed_in: {
      title: 'Prima accedi',
      sentence: 'Accedi, poi apri di nuovo il link.',
    },
    no_link: {
      title: 'Questo link è incompleto',
      sentence: 'Aprilo di nuovo dove lo hai trovato oppure inizia qui.',
    },
    unknown: {
      title: 'Non conosciamo questo link',
      sentence: 'Chiedine uno nuovo dove lo hai trovato oppure inizia qui.',
    },
    expired: {
      title: 'Questo link è scaduto',
      sentence: 'Chiedine uno nuovo dove lo hai trovato oppure inizia qui.',
    },
    ended: {
      title: 'Questo link è già stato usato',
      sentence: 'Puoi vedere la tua tariffa o ricominciare.',
    },
    not_yours: {
      title: 'Questo link è di un altro account',
      sentence: 'Accedi con l’account che lo ha aperto per primo oppure inizia qui.',
    },
  },
};
