<?php
/**
 * Translations.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Loads the translations that come with the plugin. A locale without one of its own has that of its
 * language: Austria reads German.
 */
final class Translations {

	private const DOMAIN = 'flatpeak-connect';

	/** The locale of the translation, by language. */
	private const LOCALES = array(
		'ar' => 'ar',
		'cs' => 'cs_CZ',
		'da' => 'da_DK',
		'de' => 'de_DE',
		'es' => 'es_ES',
		'fi' => 'fi',
		'fr' => 'fr_FR',
		'it' => 'it_IT',
		'nb' => 'nb_NO',
		'nl' => 'nl_NL',
		'nn' => 'nb_NO',
		'pl' => 'pl_PL',
		'pt' => 'pt_PT',
		'sv' => 'sv_SE',
	);

	/**
	 * Hooks the translations into WordPress.
	 */
	public function register(): void {
		add_action( 'init', array( $this, 'load' ), 1 );
		add_filter( 'load_textdomain_mofile', array( $this, 'choose_file' ), 10, 2 );
		add_filter( 'load_script_translation_file', array( $this, 'choose_script_file' ), 10, 3 );
	}

	/**
	 * The folder of the translations.
	 */
	public static function folder(): string {
		return plugin_dir_path( PLUGIN_FILE ) . 'languages';
	}

	/**
	 * Loads the texts of the present locale.
	 */
	public function load(): void {
		load_plugin_textdomain( self::DOMAIN, false, dirname( plugin_basename( PLUGIN_FILE ) ) . '/languages' );
	}

	/**
	 * Chooses the file of a locale.
	 *
	 * @param string $file   Where WordPress looks.
	 * @param string $domain Whose texts.
	 */
	public function choose_file( $file, $domain ) {
		return self::DOMAIN === $domain ? $this->of_language( (string) $file, '.mo' ) : $file;
	}

	/**
	 * Chooses the file of a locale, for a script.
	 *
	 * @param string|false $file   Where WordPress looks.
	 * @param string       $handle Handle of the script.
	 * @param string       $domain Whose texts.
	 */
	public function choose_script_file( $file, $handle, $domain ) {
		return self::DOMAIN === $domain && $file ? $this->of_language( $file, "-$handle.json" ) : $file;
	}

	/**
	 * The same file, or that of its language if it does not exist.
	 *
	 * @param string $file A file of translations.
	 * @param string $end  What follows the locale in its name.
	 */
	private function of_language( string $file, string $end ): string {
		$pattern = '/' . self::DOMAIN . '-([a-z]+)(?:_\w+)?' . preg_quote( $end, '/' ) . '$/';
		if ( is_readable( $file ) || 1 !== preg_match( $pattern, $file, $match ) || ! isset( self::LOCALES[ $match[1] ] ) ) {
			return $file;
		}
		return self::folder() . '/' . self::DOMAIN . '-' . self::LOCALES[ $match[1] ] . $end;
	}
}
