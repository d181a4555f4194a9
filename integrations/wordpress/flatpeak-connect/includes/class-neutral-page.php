<?php
/**
 * The page at the callback for a browser without its customer.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * A page that is the same whatever the token is, in the first known language of `Accept-Language`.
 */
final class Neutral_Page {

	private const SENTENCES = array(
		'en' => 'You can go back to the app.',
		'ar' => 'يمكنك العودة إلى التطبيق.',
		'cs' => 'Můžete se vrátit do aplikace.',
		'da' => 'Du kan gå tilbage til appen.',
		'de' => 'Sie können zur App zurückkehren.',
		'es' => 'Puede volver a la aplicación.',
		'fi' => 'Voit palata sovellukseen.',
		'fr' => 'Vous pouvez retourner dans l’application.',
		'it' => 'Può tornare all’app.',
		'nb' => 'Du kan gå tilbake til appen.',
		'nl' => 'U kunt teruggaan naar de app.',
		'no' => 'Du kan gå tilbake til appen.',
		'pl' => 'Możesz wrócić do aplikacji.',
		'pt' => 'Pode voltar à aplicação.',
		'sv' => 'Du kan gå tillbaka till appen.',
	);

	private const STYLE = ':root{color-scheme:light dark;font:1.25rem/1.5 system-ui,sans-serif}body{display:grid;place-items:center;min-height:90vh;margin:1rem;text-align:center}';

	/**
	 * The page.
	 *
	 * @param string $accepted The header `Accept-Language`.
	 */
	public static function response( string $accepted ): Html_Response {
		$language = self::choose_language( $accepted );
		$sentence = esc_html( self::SENTENCES[ $language ] );
		$right    = 'ar' === $language ? ' dir="rtl"' : '';
		$html     = "<!doctype html><html lang=\"$language\"$right><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
			. "<title>$sentence</title><style>" . self::STYLE . "</style><p>$sentence</p></html>";
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- A hash of a policy.
		$hash = base64_encode( hash( 'sha256', self::STYLE, true ) );
		return new Html_Response(
			$html,
			200,
			array(
				'Content-Type'            => 'text/html; charset=utf-8',
				'Content-Security-Policy' => "default-src 'none'; style-src 'sha256-$hash'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
				'Content-Language'        => $language,
				// The URL of the request holds a connect token, which must reach no referrer.
				'Referrer-Policy'         => 'no-referrer',
			)
		);
	}

	/**
	 * The first known language.
	 *
	 * @param string $accepted The header `Accept-Language`, in the order of preference.
	 */
	private static function choose_language( string $accepted ): string {
		foreach ( explode( ',', $accepted ) as $entry ) {
			$language = strtolower( (string) preg_split( '/[-;]/', trim( $entry ) )[0] );
			if ( isset( self::SENTENCES[ $language ] ) ) {
				return $language;
			}
		}
		return 'en';
	}
}
