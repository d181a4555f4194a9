import type {LinkTexts} from '../link-texts.js';

export const pl: LinkTexts = {
  open: 'Kontynuuj',
  retry: 'Spróbuj ponownie',
  connectPage: 'Przejdź do swojej taryfy',
  pages: {
    not_confirmed: {
      title: 'Kontynuuj z Flatpeak',
      sentence:
        'Kontynuuj tylko wtedy, gdy ten link utworzono przed chwilą na Twoją prośbę. Osoba, która go wysłała, mogłaby zobaczyć wpisywane dane.',
    },
    failed: {
      title: 'To się nie udało',
      sentence: 'W tej chwili nie można otworzyć linku. Spróbuj ponownie.',
    },
    not_signed_in: {
      title: 'Najpierw się zaloguj',
      sentence: 'Zaloguj się, a potem otwórz link ponownie.',
    },
    no_link: {
      title: 'Ten link jest niepełny',
      sentence: 'Otwórz go ponownie tam, skąd pochodzi, albo zacznij tutaj.',
    },
    unknown: {
      title: 'Nie znamy tego linku',
      sentence: 'Poproś o nowy tam, skąd pochodzi, albo zacznij tutaj.',
    },
    expired: {
      title: 'Ten link wygasł',
      sentence: 'Poproś o nowy tam, skąd pochodzi, albo zacznij tutaj.',
    },
    ended: {
      title: 'Ten link został już użyty',
      sentence: 'Możesz zobaczyć swoją taryfę albo zacząć od nowa.',
    },
    not_yours: {
      title: 'Ten link należy do innego konta',
      sentence: 'Zaloguj się na konto, na którym otwarto go po raz pierwszy, albo zacznij tutaj.',
    },
  },
};
