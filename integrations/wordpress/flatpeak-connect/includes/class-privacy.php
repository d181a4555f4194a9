<?php
/**
 * Personal data.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Exports and erases what the plugin stores of a user: Tools > Export and Erase Personal Data.
 */
final class Privacy {

	private const ID = 'flatpeak-connect';

	/**
	 * Creates the exporter and the eraser.
	 *
	 * @param Store $store The store.
	 */
	public function __construct( private readonly Store $store ) {}

	/**
	 * Hooks both into WordPress.
	 */
	public function register(): void {
		add_filter( 'wp_privacy_personal_data_exporters', array( $this, 'add_exporter' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( $this, 'add_eraser' ) );
		add_action( 'admin_init', array( $this, 'add_policy' ) );
	}

	/**
	 * Adds the exporter.
	 *
	 * @param array<string, array<string, mixed>> $exporters Exporters.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_exporter( array $exporters ): array {
		$exporters[ self::ID ] = array(
			'exporter_friendly_name' => 'Flatpeak Connect',
			'callback'               => array( $this, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Adds the eraser.
	 *
	 * @param array<string, array<string, mixed>> $erasers Erasers.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_eraser( array $erasers ): array {
		$erasers[ self::ID ] = array(
			'eraser_friendly_name' => 'Flatpeak Connect',
			'callback'             => array( $this, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * Exports a user's tariffs, alerts and sessions. Tokens are credentials and are left out.
	 *
	 * @param string $email The user's email address.
	 * @return array{data: array<int, array<string, mixed>>, done: bool}
	 */
	public function export( string $email ): array {
		$user = get_user_by( 'email', $email );
		$data = array();
		if ( $user ) {
			foreach ( $this->store->connections( $user->ID ) as $index => $connection ) {
				$data[] = $this->item(
					'tariffs',
					__( 'Electricity tariffs', 'flatpeak-connect' ),
					"flatpeak-tariff-$index",
					array( __( 'Reference at Flatpeak', 'flatpeak-connect' ) => Customer::reference( $user->ID ) ) + $this->tariff( $connection )
				);
			}
			foreach ( $this->store->alerts( $user->ID ) as $index => $alert ) {
				$data[] = $this->item(
					'alerts',
					__( 'Notices about electricity tariffs', 'flatpeak-connect' ),
					"flatpeak-alert-$index",
					array(
						__( 'Notice', 'flatpeak-connect' ) => $alert['type'],
						__( 'Location at Flatpeak', 'flatpeak-connect' ) => $alert['location_id'],
						__( 'Time', 'flatpeak-connect' ) => $this->time( intdiv( $alert['created'], 1000 ) ),
					)
				);
			}
			foreach ( $this->store->sessions( $user->ID ) as $index => $session ) {
				$data[] = $this->item(
					'sessions',
					__( 'Attempts to connect an electricity tariff', 'flatpeak-connect' ),
					"flatpeak-session-$index",
					array(
						__( 'Attempt began', 'flatpeak-connect' ) => $this->time( $session->minted ),
						__( 'Tariff', 'flatpeak-connect' ) => "{$session->direction} {$session->tariff_type}",
					) + ( $session->connection ? $this->tariff( $session->connection ) : array() )
				);
			}
		}
		return array(
			'data' => $data,
			'done' => true,
		);
	}

	/**
	 * Erases all that is stored of a user.
	 *
	 * @param string $email The user's email address.
	 * @return array{items_removed: bool, items_retained: bool, messages: string[], done: bool}
	 */
	public function erase( string $email ): array {
		$user      = get_user_by( 'email', $email );
		$reference = $user ? Customer::reference( $user->ID ) : '';
		$removed   = $user ? $this->store->forget( $user->ID ) : 0;
		/* translators: %s: an id such as wp-0a1b2c3d4e5f-12. */
		$message = sprintf( __( 'Flatpeak keeps its own record of the tariffs. Ask Flatpeak to delete the customer with the reference %s.', 'flatpeak-connect' ), $reference );
		return array(
			'items_removed'  => $removed > 0,
			'items_retained' => false,
			'messages'       => $removed > 0 ? array( $message ) : array(),
			'done'           => true,
		);
	}

	/**
	 * Suggests a text for the site's privacy policy.
	 */
	public function add_policy(): void {
		wp_add_privacy_policy_content(
			'Flatpeak Connect',
			'<p>' . esc_html__( 'If you connect your electricity tariff, we send Flatpeak a reference that stands for your account here. You tell Flatpeak your address, your supplier and your tariff. We store the id of your home at Flatpeak, its address, and when you connected the tariff.', 'flatpeak-connect' ) . '</p>'
		);
	}

	/**
	 * What a session has connected, as fields of an export.
	 *
	 * @param array<string, mixed> $connection A connection.
	 * @return array<string, string>
	 */
	private function tariff( array $connection ): array {
		return array(
			__( 'Location at Flatpeak', 'flatpeak-connect' ) => $connection['location_id'],
			__( 'Postal address', 'flatpeak-connect' ) => Addresses::in_one_line( $connection['postal_address'] ),
			__( 'Tariff', 'flatpeak-connect' ) => "{$connection['direction']} {$connection['tariff_type']}",
			__( 'State', 'flatpeak-connect' )  => 'saved' === $connection['outcome'] ? __( 'Connected', 'flatpeak-connect' ) : __( 'Disconnected', 'flatpeak-connect' ),
			__( 'Time', 'flatpeak-connect' )   => $this->time( intdiv( $connection['completed'], 1000 ) ),
		);
	}

	/**
	 * An item of an export.
	 *
	 * @param string                $group  Id of the group.
	 * @param string                $label  Name of the group.
	 * @param string                $id     Id of the item.
	 * @param array<string, string> $fields Values by name.
	 * @return array<string, mixed>
	 */
	private function item( string $group, string $label, string $id, array $fields ): array {
		$data = array();
		foreach ( $fields as $name => $value ) {
			$data[] = compact( 'name', 'value' );
		}
		return array(
			'group_id'    => self::ID . "-$group",
			'group_label' => $label,
			'item_id'     => $id,
			'data'        => $data,
		);
	}

	/**
	 * A time in the site's own form.
	 *
	 * @param int $seconds Since the epoch.
	 */
	private function time( int $seconds ): string {
		return (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $seconds );
	}
}
