const NORWEGIAN = 'Ikke lastet. Prøv igjen.';

/** What a customer reads if the elements did not load, by language. */
const FAILED: Readonly<Record<string, string>> = {
  ar: 'فشل التحميل. حاول مجددا.',
  cs: 'Nenačteno. Zkuste to znovu.',
  da: 'Ikke indlæst. Prøv igen.',
  de: 'Nicht geladen. Erneut versuchen.',
  es: 'No cargado. Inténtalo de nuevo.',
  fi: 'Ei latautunut. Yritä uudelleen.',
  fr: 'Non chargé. Réessayez.',
  it: 'Non caricato. Riprova.',
  nb: NORWEGIAN,
  nl: 'Niet geladen. Probeer opnieuw.',
  nn: NORWEGIAN,
  no: NORWEGIAN,
  pl: 'Nie wczytano. Spróbuj ponownie.',
  pt: 'Não carregou. Tente de novo.',
  sv: 'Ej laddat. Försök igen.',
};

/** The sentence in a language (BCP 47), else in English. */
export const failedIn = (language: string): string =>
  FAILED[language.slice(0, 2).toLowerCase()] ?? 'Not loaded. Try again.';
