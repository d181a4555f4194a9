import type {LinkTexts} from '../link-texts.js';

export const fr: LinkTexts = {
  open: 'Continuer',
  retry: 'Réessayer',
  connectPage: 'Accéder à votre contrat',
  pages: {
    not_confirmed: {
      title: 'Continuer avec Flatpeak',
      sentence:
        'Continuez uniquement si vous venez de demander ce lien vous-même. La personne qui vous l’a envoyé pourrait voir ce que vous saisissez.',
    },
    failed: {
      title: 'Cela n’a pas fonctionné',
      sentence: 'Impossible d’ouvrir le lien pour le moment. Réessayez.',
    },
    not_signed_in: {
      title: 'Connectez-vous d’abord à votre compte',
      sentence: 'Connectez-vous à votre compte, puis ouvrez à nouveau le lien.',
    },
    no_link: {
      title: 'Ce lien est incomplet',
      sentence: 'Ouvrez-le à nouveau là où vous l’avez trouvé, ou commencez ici.',
    },
    unknown: {
      title: 'Ce lien est inconnu',
      sentence: 'Demandez-en un nouveau là où vous l’avez trouvé, ou commencez ici.',
    },
    expired: {
      title: 'Ce lien a expiré',
      sentence: 'Demandez-en un nouveau là où vous l’avez trouvé, ou commencez ici.',
    },
    ended: {
      title: 'Ce lien a déjà été utilisé',
      sentence: 'Vous pouvez voir votre contrat ou recommencer.',
    },
    not_yours: {
      title: 'Ce lien est celui d’un autre compte',
      sentence: 'Connectez-vous au compte qui l’a ouvert en premier, ou commencez ici.',
    },
  },
};
