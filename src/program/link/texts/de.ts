import type {LinkTexts} from '../link-texts.js';

export const de: LinkTexts = {
  open: 'Weiter',
  retry: 'Noch einmal versuchen',
  connectPage: 'Zu Ihrem Tarif',
  pages: {
    not_confirmed: {
      title: 'Weiter mit Flatpeak',
      sentence:
        'Machen Sie nur dann weiter, wenn Sie diesen Link gerade selbst angefordert haben. Wer ihn Ihnen geschickt hat, könnte sehen, was Sie eingeben.',
    },
    failed: {
      title: 'Das hat nicht geklappt',
      sentence: 'Der Link ließ sich gerade nicht öffnen. Versuchen Sie es noch einmal.',
    },
    not_signed_in: {
      title: 'Melden Sie sich zuerst an',
      sentence: 'Melden Sie sich an und öffnen Sie den Link dann noch einmal.',
    },
    no_link: {
      title: 'Dieser Link ist unvollständig',
      sentence:
        'Öffnen Sie ihn noch einmal dort, wo Sie ihn gefunden haben, oder beginnen Sie hier.',
    },
    unknown: {
      title: 'Diesen Link kennen wir nicht',
      sentence:
        'Fordern Sie dort, wo Sie ihn gefunden haben, einen neuen an oder beginnen Sie hier.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      sentence:
        'Fordern Sie dort, wo Sie ihn gefunden haben, einen neuen an oder beginnen Sie hier.',
    },
    ended: {
      title: 'Dieser Link wurde schon benutzt',
      sentence: 'Sie können sich Ihren Tarif ansehen oder neu beginnen.',
    },
    not_yours: {
      title: 'Dieser Link gehört zu einem anderen Konto',
      sentence:
        'Melden Sie sich mit dem Konto an, das ihn zuerst geöffnet hat, oder beginnen Sie hier.',
    },
  },
};
