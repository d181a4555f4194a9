<?php
/**
 * Assembly of the plugin.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Creates the plugin's objects and hooks them into WordPress.
 */
final class Plugin {

	/**
	 * Runs once for each request.
	 */
	public static function boot(): void {
		$api      = new Api();
		$claims   = new Claims();
		$store    = new Store();
		$cache    = new Response_Cache( $api );
		$sessions = new Sessions( $api, $store, $claims );
		$prices   = new Prices( $store, $cache );
		$tariffs  = new Tariffs( $api, $store, $cache, $prices );
		$events   = new Events( $api, $store, $claims, $sessions, $cache );
		$webhooks = new Webhooks( $events );
		$catch_up = new Catch_Up( $api, $events );

		( new Rest( $sessions, $tariffs, $prices, $webhooks, $store, $api ) )->register();
		$store->register();
		( new Translations() )->register();
		( new Assets() )->register();
		( new Blocks() )->register();
		( new Sweep( $store, $sessions, $claims, $catch_up ) )->register();
		( new Privacy( $store ) )->register();
		if ( is_admin() ) {
			( new Settings_Page() )->register();
			( new Connection_Check( $api ) )->register();
		}
	}

	/**
	 * Prepares the options and the cron job. Other sites of a network do so when they need them.
	 */
	public static function activate(): void {
		Options::install();
		Sweep::schedule();
	}

	/**
	 * Stops the cron job. Settings and tariffs stay until the plugin is deleted.
	 *
	 * @param bool $is_network Whether all sites of a network are meant.
	 */
	public static function deactivate( bool $is_network = false ): void {
		if ( $is_network ) {
			Network::for_each_site( array( Sweep::class, 'unschedule' ) );
		} else {
			Sweep::unschedule();
		}
	}
}
