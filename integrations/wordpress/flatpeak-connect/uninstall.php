<?php
/**
 * Removes all that the plugin has stored, when it is deleted.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/autoload.php';

/**
 * Removes options, transients, claims, user meta and the cron job of the present site.
 */
function remove_everything(): void {
	global $wpdb;
	Sweep::unschedule();
	// Options, claims, and the transients behind both of their rows.
	foreach ( array( 'flatpeak_', '_transient_flatpeak_', '_transient_timeout_flatpeak_' ) as $prefix ) {
		// phpcs:ignore WordPress.DB -- No function of WordPress finds options by a prefix.
		$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( $prefix ) . '%' ) );
		array_map( 'delete_option', $names );
	}
	foreach ( Store::prefixes() as $prefix ) {
		// phpcs:ignore WordPress.DB -- No function of WordPress finds meta of all users by a prefix.
		$keys = $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT meta_key FROM {$wpdb->usermeta} WHERE meta_key LIKE %s", $wpdb->esc_like( $prefix ) . '%' ) );
		foreach ( $keys as $key ) {
			delete_metadata( 'user', 0, $key, '', true );
		}
	}
}

Network::for_each_site( __NAMESPACE__ . '\\remove_everything' );
