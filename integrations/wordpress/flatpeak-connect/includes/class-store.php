<?php
/**
 * What the plugin stores of its customers.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps sessions, connections and alerts in user meta, so that WordPress deletes them with the user:
 *
 * - `flatpeak_location_id`: the location that was connected last, for your own code;
 * - `_flatpeak_session_{hash}`: a session, by the SHA-256 of its token;
 * - `_flatpeak_tariff_{location}_{direction}_{type}`: the latest connection of each tariff;
 * - `_flatpeak_alert_{event}`: an event that is shown to the customer.
 *
 * Each is a row of its own: two requests that write different ones do not overwrite each other.
 * The queries find users by meta keys, which have an index.
 */
final class Store {

	public const LOCATION = 'flatpeak_location_id';

	private const SESSION = '_flatpeak_session_';
	private const TARIFF  = '_flatpeak_tariff_';
	private const ALERT   = '_flatpeak_alert_';

	/**
	 * The beginnings of all meta keys.
	 *
	 * @return string[]
	 */
	public static function prefixes(): array {
		return array( self::key( self::LOCATION ), self::key( self::SESSION ), self::key( self::TARIFF ), self::key( self::ALERT ) );
	}

	/**
	 * A meta key of this site: the sites of a network share their users. The main site has the keys of a
	 * site without a network, so that nothing is lost when it becomes one.
	 *
	 * @param string $name Name of the key.
	 */
	public static function key( string $name ): string {
		global $wpdb;
		$prefix = $wpdb->get_blog_prefix();
		return $prefix === $wpdb->base_prefix ? $name : $prefix . ltrim( $name, '_' );
	}

	/**
	 * Hooks the store into WordPress. A network keeps a user who is removed from one of its sites, also
	 * when it deletes the site: what the site has stored goes.
	 */
	public function register(): void {
		add_action( 'remove_user_from_blog', array( $this, 'forget' ) );
	}

	/**
	 * Stores a session, new or changed.
	 *
	 * @param Session $session The session.
	 */
	public function save( Session $session ): void {
		update_user_meta( $session->user_id, self::key( self::SESSION ) . $session->hash, wp_slash( $session->to_array() ) );
	}

	/**
	 * Deletes a session.
	 *
	 * @param Session $session The session.
	 */
	public function delete( Session $session ): void {
		delete_user_meta( $session->user_id, self::key( self::SESSION ) . $session->hash );
	}

	/**
	 * The session of any customer, as it is in the database now.
	 *
	 * @param string $hash SHA-256 of its token, in hex.
	 */
	public function find( string $hash ): ?Session {
		global $wpdb;
		if ( 1 !== preg_match( '/^[0-9a-f]{64}$/', $hash ) ) {
			return null;
		}
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- A claim is only worth something with the present state.
		$row = $wpdb->get_row( $wpdb->prepare( "SELECT user_id, meta_value FROM {$wpdb->usermeta} WHERE meta_key = %s LIMIT 1", self::key( self::SESSION ) . $hash ) );
		return $row ? $this->to_session( (int) $row->user_id, $hash, $row->meta_value ) : null;
	}

	/**
	 * All sessions of a customer, the newest first.
	 *
	 * @param int $user_id The customer.
	 * @return Session[]
	 */
	public function sessions( int $user_id ): array {
		$sessions = array();
		foreach ( $this->rows( $user_id, self::SESSION ) as $hash => $fields ) {
			$sessions[] = Session::from_array( $user_id, $hash, $fields );
		}
		usort( $sessions, static fn( $one, $other ) => $other->minted <=> $one->minted );
		return $sessions;
	}

	/**
	 * The customer's open sessions: first those that were never asked about, the newest first, then
	 * the one that was asked about longest ago.
	 *
	 * @param int $user_id The customer.
	 * @param int $limit   How many at most.
	 * @return Session[]
	 */
	public function open_sessions( int $user_id, int $limit ): array {
		$open = array_filter( $this->sessions( $user_id ), static fn( $session ) => $session->is_open() );
		usort( $open, static fn( $one, $other ) => $one->asked <=> $other->asked );
		return array_slice( $open, 0, $limit );
	}

	/**
	 * The sessions of all customers after a position, the oldest first.
	 *
	 * @param int $position 0 for the first.
	 * @param int $limit    How many at most.
	 * @return array<int, Session> By position.
	 */
	public function sessions_after( int $position, int $limit ): array {
		global $wpdb;
		$prefix = self::key( self::SESSION );
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- No function of WordPress reads meta of all users.
		$rows     = $wpdb->get_results(
			$wpdb->prepare(
				"SELECT umeta_id, user_id, meta_key, meta_value FROM {$wpdb->usermeta} WHERE meta_key LIKE %s AND umeta_id > %d ORDER BY umeta_id LIMIT %d",
				$wpdb->esc_like( $prefix ) . '%',
				$position,
				$limit
			)
		);
		$sessions = array();
		foreach ( $rows as $row ) {
			$session = $this->to_session( (int) $row->user_id, substr( $row->meta_key, strlen( $prefix ) ), $row->meta_value );
			if ( $session ) {
				$sessions[ (int) $row->umeta_id ] = $session;
			}
		}
		return $sessions;
	}

	/**
	 * The newest open sessions of all customers that were opened for a new location.
	 *
	 * @param int $limit How many at most.
	 * @return Session[]
	 */
	public function newest_open_sessions( int $limit ): array {
		global $wpdb;
		$prefix = self::key( self::SESSION );
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- No function of WordPress reads meta of all users.
		$rows = $wpdb->get_results(
			$wpdb->prepare(
				"SELECT user_id, meta_key, meta_value FROM {$wpdb->usermeta} WHERE meta_key LIKE %s ORDER BY umeta_id DESC LIMIT %d",
				$wpdb->esc_like( $prefix ) . '%',
				10 * $limit
			)
		);
		$open = array();
		foreach ( $rows as $row ) {
			$session = $this->to_session( (int) $row->user_id, substr( $row->meta_key, strlen( $prefix ) ), $row->meta_value );
			if ( $session && $session->is_open() && '' === $session->location_id ) {
				$open[] = $session;
			}
		}
		return array_slice( $open, 0, $limit );
	}

	/**
	 * The customer's connections, the latest first; one for each location, direction and type.
	 *
	 * @param int $user_id The customer.
	 * @return array<int, array<string, mixed>> `location_id`, `postal_address`, `direction`,
	 *         `tariff_type`, `outcome`, `pending`, and `completed` in milliseconds since the epoch.
	 */
	public function connections( int $user_id ): array {
		$connections = array_values( $this->rows( $user_id, self::TARIFF ) );
		usort( $connections, static fn( $one, $other ) => $other['completed'] <=> $one['completed'] );
		return $connections;
	}

	/**
	 * Stores a connection, in place of an earlier one of the same tariff.
	 *
	 * @param int                  $user_id    The customer.
	 * @param array<string, mixed> $connection As `connections` returns it.
	 */
	public function record( int $user_id, array $connection ): void {
		$key = $this->tariff_key( $connection['location_id'] ) . "{$connection['direction']}_{$connection['tariff_type']}";
		if ( null === $connection['postal_address'] ) {
			$connection['postal_address'] = $this->address_of( $user_id, $connection['location_id'] );
		}
		update_user_meta( $user_id, $key, wp_slash( $connection ) );
		$this->update_location( $user_id );
	}

	/**
	 * Stores the postal address of one of the customer's locations.
	 *
	 * @param int                   $user_id     The customer.
	 * @param string                $location_id The location.
	 * @param array<string, string> $address     The address.
	 */
	public function set_address( int $user_id, string $location_id, array $address ): void {
		foreach ( $this->connections( $user_id ) as $connection ) {
			if ( $connection['location_id'] === $location_id ) {
				$connection['postal_address'] = $address;
				$this->record( $user_id, $connection );
			}
		}
	}

	/**
	 * The customers with a connection at a location.
	 *
	 * @param string $location_id The location.
	 * @return int[]
	 */
	public function users_at( string $location_id ): array {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- One query by the index of the meta keys.
		$ids = $wpdb->get_col(
			$wpdb->prepare(
				"SELECT DISTINCT user_id FROM {$wpdb->usermeta} WHERE meta_key LIKE %s LIMIT 100",
				$wpdb->esc_like( $this->tariff_key( $location_id ) ) . '%'
			)
		);
		return array_map( 'intval', $ids );
	}

	/**
	 * Stores an alert for a customer.
	 *
	 * @param int                  $user_id The customer.
	 * @param array<string, mixed> $alert   `id`, `type`, `created` in milliseconds since the epoch,
	 *                                      `location_id`, `tariff_id`.
	 */
	public function add_alert( int $user_id, array $alert ): void {
		update_user_meta( $user_id, self::key( self::ALERT ) . sha1( $alert['id'] ), wp_slash( $alert ) );
	}

	/**
	 * The customer's alerts, the latest first.
	 *
	 * @param int $user_id The customer.
	 * @return array<int, array<string, mixed>>
	 */
	public function alerts( int $user_id ): array {
		$alerts = array_values( $this->rows( $user_id, self::ALERT ) );
		usort( $alerts, static fn( $one, $other ) => $other['created'] <=> $one['created'] );
		return $alerts;
	}

	/**
	 * Deletes an alert that is resolved.
	 *
	 * @param int    $user_id  The customer.
	 * @param string $event_id The alert's id.
	 */
	public function resolve_alert( int $user_id, string $event_id ): void {
		delete_user_meta( $user_id, self::key( self::ALERT ) . sha1( $event_id ) );
	}

	/**
	 * Deletes all that is stored of a customer.
	 *
	 * @param int $user_id The customer.
	 * @return int How many rows there were.
	 */
	public function forget( int $user_id ): int {
		$deleted = 0;
		foreach ( array_keys( get_user_meta( $user_id ) ) as $key ) {
			foreach ( self::prefixes() as $prefix ) {
				if ( str_starts_with( $key, $prefix ) && delete_user_meta( $user_id, $key ) ) {
					++$deleted;
				}
			}
		}
		return $deleted;
	}

	/**
	 * Sets the meta for the site's own code to the location that was connected last.
	 *
	 * @param int $user_id The customer.
	 */
	private function update_location( int $user_id ): void {
		foreach ( $this->connections( $user_id ) as $connection ) {
			if ( 'saved' === $connection['outcome'] ) {
				update_user_meta( $user_id, self::key( self::LOCATION ), wp_slash( $connection['location_id'] ) );
				return;
			}
		}
		delete_user_meta( $user_id, self::key( self::LOCATION ) );
	}

	/**
	 * The stored address of a location.
	 *
	 * @param int    $user_id     The customer.
	 * @param string $location_id The location.
	 * @return array<string, string>|null
	 */
	private function address_of( int $user_id, string $location_id ): ?array {
		foreach ( $this->connections( $user_id ) as $connection ) {
			if ( $connection['location_id'] === $location_id && is_array( $connection['postal_address'] ) ) {
				return $connection['postal_address'];
			}
		}
		return null;
	}

	/**
	 * The beginning of the meta keys of a location's tariffs. An id may be of any length.
	 *
	 * @param string $location_id The location.
	 */
	private function tariff_key( string $location_id ): string {
		return self::key( self::TARIFF ) . sha1( $location_id ) . '_';
	}

	/**
	 * The rows of a customer whose key begins so.
	 *
	 * @param int    $user_id The customer.
	 * @param string $name    A beginning of meta keys.
	 * @return array<string, array<string, mixed>> By the rest of the key.
	 */
	private function rows( int $user_id, string $name ): array {
		$prefix = self::key( $name );
		$rows   = array();
		foreach ( get_user_meta( $user_id ) as $key => $values ) {
			if ( str_starts_with( $key, $prefix ) ) {
				$fields = maybe_unserialize( $values[0] );
				if ( is_array( $fields ) ) {
					$rows[ substr( $key, strlen( $prefix ) ) ] = $fields;
				}
			}
		}
		return $rows;
	}

	/**
	 * The session in a row.
	 *
	 * @param int    $user_id The customer.
	 * @param string $hash    The session's key.
	 * @param string $value   The value of the row.
	 */
	private function to_session( int $user_id, string $hash, string $value ): ?Session {
		$fields = maybe_unserialize( $value );
		return is_array( $fields ) ? Session::from_array( $user_id, $hash, $fields ) : null;
	}
}
