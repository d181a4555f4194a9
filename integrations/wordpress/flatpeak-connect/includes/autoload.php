<?php
/**
 * Loads the plugin's classes: `Flatpeak\Connect\Api_Error` is in `class-api-error.php`.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( string $name ): void {
		$prefix = __NAMESPACE__ . '\\';
		if ( ! str_starts_with( $name, $prefix ) ) {
			return;
		}
		$slug = strtolower( str_replace( '_', '-', substr( $name, strlen( $prefix ) ) ) );
		$file = __DIR__ . "/class-$slug.php";
		if ( is_readable( $file ) ) {
			require_once $file;
		}
	}
);
