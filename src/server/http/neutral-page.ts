import {chooseLanguage, languageAttributes, languageHeaders, type Language} from './language.js';

/** What the page says, by language. */
const SENTENCES: Readonly<Record<Language, string>> = {
  en: 'You can go back to the app.',
  ar: 'يمكنك العودة إلى التطبيق.',
  cs: 'Můžete se vrátit do aplikace.',
  da: 'Du kan gå tilbage til appen.',
  de: 'Sie können zur App zurückkehren.',
  es: 'Puede volver a la aplicación.',
  fi: 'Voit palata sovellukseen.',
  fr: 'Vous pouvez retourner dans l’application.',
  it: 'Può tornare all’app.',
  nb: 'Du kan gå tilbake til appen.',
  nl: 'U kunt teruggaan naar de app.',
  pl: 'Możesz wrócić do aplikacji.',
  pt: 'Pode voltar à aplicação.',
  sv: 'Du kan gå tillbaka till appen.',
};

const STYLE =
  ':root{color-scheme:light dark;font:1.25rem/1.5 system-ui,sans-serif}' +
  'body{display:grid;place-items:center;min-height:90vh;margin:1rem;text-align:center}';

let styleHash: Promise<string> | undefined;

async function hashStyle(): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/**
 * A page for a browser that ended at the callback without its customer. It is the same whatever the
 * token is, in the language that the browser prefers.
 */
export async function neutralPageResponse(request: Request): Promise<Response> {
  const language = chooseLanguage(request);
  const sentence = SENTENCES[language];
  styleHash ??= hashStyle();
  const html =
    `<!doctype html><html ${languageAttributes(language)}><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width">' +
    `<title>${sentence}</title><style>${STYLE}</style><p>${sentence}</p></html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        `default-src 'none'; style-src 'sha256-${await styleHash}'`,
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      ].join('; '),
      ...languageHeaders(language),
      // The URL of the request holds a connect token, which must reach no cache and no referrer.
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}
