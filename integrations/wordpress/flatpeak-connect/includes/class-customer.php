<?php
/**
 * Who the customer is.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * The signed-in user is the customer.
 *
 * Flatpeak gets the reference `wp-{site}-{user}`: an internal id rather than an email address, and
 * with a part of the site, so that several sites can share one account.
 */
final class Customer {

	/**
	 * The user whose request this is.
	 *
	 * WordPress' REST API takes a request with cookies as nobody's unless it has a nonce. The elements
	 * send none, and a page from a page cache could only have the nonce of another user. So the cookie
	 * is read here. What a nonce is for, that no other site sends requests with the customer's
	 * cookies, `Request_Guard` does by the headers that browsers set. Requests with a nonce or an
	 * application password are the user's, too.
	 *
	 * @return int 0 if nobody is signed in.
	 */
	public static function id(): int {
		$id = get_current_user_id();
		return 0 === $id ? (int) wp_validate_auth_cookie( '', 'logged_in' ) : $id;
	}

	/**
	 * Whether a user may connect tariffs.
	 *
	 * @param int $user_id The user.
	 */
	public static function is_allowed( int $user_id ): bool {
		/**
		 * Filters which capability a user needs to connect tariffs.
		 *
		 * @param string $capability Default `read`, which every user of a site has.
		 */
		$capability = (string) apply_filters( 'flatpeak_connect_capability', 'read' );
		// phpcs:ignore WordPress.WP.Capabilities.Undetermined -- The site chooses it.
		return user_can( $user_id, $capability );
	}

	/**
	 * The id of a user for Flatpeak.
	 *
	 * @param int $user_id The user.
	 */
	public static function reference( int $user_id ): string {
		return 'wp-' . Options::site_id() . '-' . $user_id;
	}

	/**
	 * The user with an id for Flatpeak.
	 *
	 * @param string $reference A result of `reference`, or anything else.
	 * @return int 0 if it is not of this site.
	 */
	public static function of_reference( string $reference ): int {
		$pattern = '/^wp-' . preg_quote( Options::site_id(), '/' ) . '-([1-9]\d{0,18})$/';
		return 1 === preg_match( $pattern, $reference, $match ) ? (int) $match[1] : 0;
	}
}
