import type {LinkTexts} from '../link-texts.js';

export const pt: LinkTexts = {
  open: 'Continuar',
  retry: 'Tentar de novo',
  connectPage: 'Ir para o seu tarifário',
  pages: {
    not_confirmed: {
      title: 'Continuar com a Flatpeak',
      sentence:
        'Continue apenas se este link acabou de ser pedido por si. Quem lho enviou poderia ver o que escreve.',
    },
    failed: {
      title: 'Não funcionou',
      sentence: 'De momento, não foi possível abrir o link. Tente de novo.',
    },
    not_signed_in: {
      title: 'Inicie sessão primeiro',
      sentence: 'Inicie sessão e depois abra o link de novo.',
    },
    no_link: {
      title: 'Este link está incompleto',
      sentence: 'Abra-o de novo onde o encontrou ou comece aqui.',
    },
    unknown: {
      title: 'Não conhecemos este link',
      sentence: 'Peça um novo onde o encontrou ou comece aqui.',
    },
    expired: {
      title: 'Este link expirou',
      sentence: 'Peça um novo onde o encontrou ou comece aqui.',
    },
    ended: {
      title: 'Este link já foi utilizado',
      sentence: 'Pode ver o seu tarifário ou começar de novo.',
    },
    not_yours: {
      title: 'Este link é de outra conta',
      sentence: 'Inicie sessão com a conta que o abriu primeiro ou comece aqui.',
    },
  },
};
