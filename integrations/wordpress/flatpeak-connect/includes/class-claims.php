<?php
/**
 * Exclusive rights.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * The exclusive right to complete a session or to handle an event, until it expires. Claims are
 * rows of the options table, as the locks of WordPress' own upgrader are: the unique name makes
 * `INSERT IGNORE` atomic. They expire by the database's clock, which all servers share.
 *
 * The options API cannot be used: it reads from caches and does not say who wrote first.
 */
final class Claims {

	private const PREFIX = 'flatpeak_claim_';

	/**
	 * Claims something.
	 *
	 * @param string $name  What to claim.
	 * @param int    $lease In seconds.
	 * @return string|null The claim's id; `done` if it was finished; null if another caller holds it.
	 */
	public function take( string $name, int $lease ): ?string {
		global $wpdb;
		$option = $this->option( $name );
		$id     = bin2hex( random_bytes( 8 ) );
		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- See the comment of the class.
		$inserted = $wpdb->query(
			$wpdb->prepare(
				"INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, CONCAT(UNIX_TIMESTAMP() + %d, %s), 'no')",
				$option,
				$lease,
				" $id"
			)
		);
		if ( 1 === $inserted ) {
			return $id;
		}
		$taken = $wpdb->query(
			$wpdb->prepare(
				"UPDATE {$wpdb->options} SET option_value = CONCAT(UNIX_TIMESTAMP() + %d, %s)
				WHERE option_name = %s AND option_value NOT LIKE %s AND CAST(SUBSTRING_INDEX(option_value, ' ', 1) AS UNSIGNED) < UNIX_TIMESTAMP()",
				$lease,
				" $id",
				$option,
				'% done'
			)
		);
		if ( 1 === $taken ) {
			return $id;
		}
		$value = $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $option ) );
		// phpcs:enable
		return is_string( $value ) && str_ends_with( $value, ' done' ) ? 'done' : null;
	}

	/**
	 * Whether a claim has not been lost.
	 *
	 * @param string $name What was claimed.
	 * @param string $id   The claim's id.
	 */
	public function is_held( string $name, string $id ): bool {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- See the comment of the class.
		$value = $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $this->option( $name ) ) );
		return is_string( $value ) && str_ends_with( $value, " $id" );
	}

	/**
	 * Marks something as done, so that nobody can claim it again for some time.
	 *
	 * @param string $name What was claimed.
	 * @param string $id   The claim's id.
	 * @param int    $keep In seconds.
	 */
	public function finish( string $name, string $id, int $keep ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- See the comment of the class.
		$wpdb->query(
			$wpdb->prepare(
				"UPDATE {$wpdb->options} SET option_value = CONCAT(UNIX_TIMESTAMP() + %d, ' done') WHERE option_name = %s AND option_value LIKE %s",
				$keep,
				$this->option( $name ),
				'%' . $wpdb->esc_like( " $id" )
			)
		);
	}

	/**
	 * Gives a claim back.
	 *
	 * @param string $name What was claimed.
	 * @param string $id   The claim's id.
	 */
	public function release( string $name, string $id ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- See the comment of the class.
		$wpdb->query(
			$wpdb->prepare(
				"DELETE FROM {$wpdb->options} WHERE option_name = %s AND option_value LIKE %s",
				$this->option( $name ),
				'%' . $wpdb->esc_like( " $id" )
			)
		);
	}

	/**
	 * Deletes claims that have expired.
	 */
	public function prune(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- See the comment of the class.
		$wpdb->query(
			$wpdb->prepare(
				"DELETE FROM {$wpdb->options} WHERE option_name LIKE %s AND CAST(SUBSTRING_INDEX(option_value, ' ', 1) AS UNSIGNED) < UNIX_TIMESTAMP()",
				$wpdb->esc_like( self::PREFIX ) . '%'
			)
		);
	}

	/**
	 * The name of the row.
	 *
	 * @param string $name What is claimed.
	 */
	private function option( string $name ): string {
		return self::PREFIX . sha1( $name );
	}
}
