import type {LinkTexts} from '../link-texts.js';

export const en: LinkTexts = {
  open: 'Continue',
  retry: 'Try again',
  connectPage: 'Go to your tariff',
  pages: {
    not_confirmed: {
      title: 'Continue with Flatpeak',
      sentence:
        'Continue only if you have just asked for this link yourself. Whoever sent it to you could see what you enter.',
    },
    failed: {
      title: 'That did not work',
      sentence: 'The link could not be opened at the moment. Try again.',
    },
    not_signed_in: {
      title: 'Sign in first',
      sentence: 'Sign in, then open the link again.',
    },
    no_link: {
      title: 'This link is not complete',
      sentence: 'Open it again where you found it, or begin here.',
    },
    unknown: {
      title: 'This link is not known',
      sentence: 'Ask for a new one where you found it, or begin here.',
    },
    expired: {
      title: 'This link has expired',
      sentence: 'Ask for a new one where you found it, or begin here.',
    },
    ended: {
      title: 'This link has been used',
      sentence: 'You can see your tariff, or begin again.',
    },
    not_yours: {
      title: 'This link is for another account',
      sentence: 'Sign in with the account that opened it first, or begin here.',
    },
  },
};
