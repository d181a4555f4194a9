<?php
/**
 * The plugin's settings.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Reads settings from options and from constants in `wp-config.php`. No option is autoloaded, so
 * that the key is only read where it is needed.
 */
final class Options {

	public const SETTINGS       = 'flatpeak_connect';
	public const API_KEY        = 'flatpeak_connect_api_key';
	public const SITE_ID        = 'flatpeak_connect_site_id';
	public const WEBHOOK_SECRET = 'flatpeak_connect_webhook_secret';

	public const MIN_SECRET_LENGTH = 16;

	private const DEFAULTS = array(
		'account_id'      => '',
		'api_version'     => 'zero',
		'connect_page'    => 0,
		'settings_page'   => 0,
		'signed_webhooks' => false,
		'theme_colors'    => true,
		'script'          => 'module',
	);

	/**
	 * Creates what has to be random, once.
	 */
	public static function install(): void {
		add_option( self::SETTINGS, self::DEFAULTS, '', 'no' );
		add_option( self::API_KEY, '', '', 'no' );
		add_option( self::SITE_ID, bin2hex( random_bytes( 6 ) ), '', 'no' );
		add_option( self::WEBHOOK_SECRET, wp_generate_password( 40, false ), '', 'no' );
	}

	/**
	 * All settings, with defaults.
	 *
	 * @return array<string, mixed>
	 */
	public static function all(): array {
		$stored = get_option( self::SETTINGS, array() );
		return array_merge( self::DEFAULTS, is_array( $stored ) ? $stored : array() );
	}

	/**
	 * The account's id, such as `acc_…`.
	 */
	public static function account_id(): string {
		return self::constant( 'FLATPEAK_ACCOUNT_ID' ) ?? (string) self::all()['account_id'];
	}

	/**
	 * The API key. A constant keeps it out of the database and its backups.
	 */
	public static function api_key(): string {
		return self::constant( 'FLATPEAK_API_KEY' ) ?? (string) get_option( self::API_KEY, '' );
	}

	/**
	 * Whether the key is a constant in `wp-config.php`.
	 */
	public static function is_key_constant(): bool {
		return null !== self::constant( 'FLATPEAK_API_KEY' );
	}

	/**
	 * Whether the key is for live data, for test data, or unknown.
	 *
	 * @param string $key An API key.
	 * @return string `live`, `test` or the empty string.
	 */
	public static function mode_of( string $key ): string {
		return 1 === preg_match( '/^sk_(live|test)_/', $key, $match ) ? $match[1] : '';
	}

	/**
	 * The API version: `zero` or `anode`.
	 */
	public static function api_version(): string {
		return 'anode' === self::all()['api_version'] ? 'anode' : 'zero';
	}

	/**
	 * Base URL of the REST API. The constant is for a simulator of the service.
	 */
	public static function api_url(): string {
		return untrailingslashit( self::constant( 'FLATPEAK_API_URL' ) ?? 'https://api.flatpeak.com' );
	}

	/**
	 * URL of the conversation. The constant is for a simulator of the service.
	 */
	public static function connect_url(): string {
		return untrailingslashit( self::constant( 'FLATPEAK_CONNECT_URL' ) ?? 'https://connect.flatpeak.com' );
	}

	/**
	 * The secret at the end of the webhook URL.
	 */
	public static function webhook_secret(): string {
		return self::random( self::WEBHOOK_SECRET );
	}

	/**
	 * The site's part of the customers' reference ids.
	 *
	 * It is random rather than made of the site's URL: the URL changes when a site moves, and the
	 * customers must stay the same. Deleting the plugin deletes it, so that the users of a later
	 * installation are new customers.
	 */
	public static function site_id(): string {
		return self::random( self::SITE_ID );
	}

	/**
	 * URL of a page that is chosen in the settings.
	 *
	 * @param string $setting `connect_page` or `settings_page`.
	 * @return string The empty string if there is none, or if it is not published.
	 */
	public static function page_url( string $setting ): string {
		$id = (int) self::all()[ $setting ];
		return $id > 0 && 'publish' === get_post_status( $id ) ? (string) get_permalink( $id ) : '';
	}

	/**
	 * The page to which the callback sends the customer.
	 */
	public static function return_url(): string {
		$page = self::page_url( 'settings_page' );
		if ( '' === $page ) {
			$page = self::page_url( 'connect_page' );
		}
		return '' === $page ? home_url( '/' ) : $page;
	}

	/**
	 * An option that `install` creates.
	 *
	 * @param string $name Name of the option.
	 */
	private static function random( string $name ): string {
		if ( '' === (string) get_option( $name, '' ) ) {
			// A network runs the activation for one site alone, and never for a site that is created later.
			self::install();
		}
		return (string) get_option( $name, '' );
	}

	/**
	 * A constant of `wp-config.php`.
	 *
	 * @param string $name Name of the constant.
	 * @return string|null Null unless it is a text that is not empty.
	 */
	private static function constant( string $name ): ?string {
		$value = defined( $name ) ? constant( $name ) : null;
		return is_string( $value ) && '' !== $value ? $value : null;
	}
}
