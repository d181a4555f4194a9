import type {LinkTexts} from '../link-texts.js';

export const cs: LinkTexts = {
  open: 'Pokračovat',
  retry: 'Zkusit znovu',
  connectPage: 'Přejít ke svému tarifu',
  pages: {
    not_confirmed: {
      title: 'Pokračovat s Flatpeak',
      sentence:
        'Pokračujte, jen pokud jste o tento odkaz právě sami požádali. Ten, kdo vám ho poslal, by mohl vidět, co zadáte.',
    },
    failed: {
      title: 'Nepovedlo se to',
      sentence: 'Odkaz teď nejde otevřít. Zkuste to znovu.',
    },
    not_signed_in: {
      title: 'Nejdřív se přihlaste',
      sentence: 'Přihlaste se a pak odkaz otevřete znovu.',
    },
    no_link: {
      title: 'Tento odkaz není úplný',
      sentence: 'Otevřete ho znovu tam, kde jste ho našli, nebo začněte tady.',
    },
    unknown: {
      title: 'Tento odkaz neznáme',
      sentence: 'Požádejte o nový tam, kde jste ho našli, nebo začněte tady.',
    },
    expired: {
      title: 'Platnost tohoto odkazu vypršela',
      sentence: 'Požádejte o nový tam, kde jste ho našli, nebo začněte tady.',
    },
    ended: {
      title: 'Tento odkaz už byl použit',
      sentence: 'Můžete se podívat na svůj tarif, nebo začít znovu.',
    },
    not_yours: {
      title: 'Tento odkaz patří k jinému účtu',
      sentence: 'Přihlaste se k účtu, který ho otevřel jako první, nebo začněte tady.',
    },
  },
};
