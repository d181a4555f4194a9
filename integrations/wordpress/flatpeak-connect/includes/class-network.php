<?php
/**
 * Networks of sites.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * What concerns all sites of an installation.
 */
final class Network {

	/**
	 * Does something for each site, or for the only one.
	 *
	 * @param callable $work What to do.
	 */
	public static function for_each_site( callable $work ): void {
		if ( ! is_multisite() ) {
			$work();
			return;
		}
		$sites = array(
			'fields' => 'ids',
			// All of them.
			'number' => 0,
		);
		foreach ( get_sites( $sites ) as $site_id ) {
			switch_to_blog( $site_id );
			$work();
			restore_current_blog();
		}
	}
}
