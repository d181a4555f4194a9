<?php
/**
 * Webhooks of the service.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Receives events. An event is a hint: the service is asked about each session that it may concern.
 */
final class Webhooks {

	/** Lifetime of a claim, in seconds: longer than Flatpeak waits, shorter than until it repeats. */
	private const LEASE = 20;

	/** How long an event is known, in seconds. Flatpeak repeats a delivery for two days. */
	private const KEEP = 7 * DAY_IN_SECONDS;

	/** How many sessions one event can have asked about, and for how many seconds. */
	private const MAX_CANDIDATES = 10;
	private const MAX_WORK       = 4;

	/** Events that may mean that a session is finished. */
	private const COMPLETION_TYPES = array( 'connect_session.complete', 'connect.session.complete', 'location.create', 'location.update' );

	/**
	 * Creates the receiver.
	 *
	 * @param Api            $api      The client of the service.
	 * @param Store          $store    The store.
	 * @param Claims         $claims   The claims.
	 * @param Sessions       $sessions The sessions.
	 * @param Response_Cache $cache    The cache.
	 */
	public function __construct(
		private readonly Api $api,
		private readonly Store $store,
		private readonly Claims $claims,
		private readonly Sessions $sessions,
		private readonly Response_Cache $cache
	) {}

	/**
	 * Checks that a delivery is from Flatpeak.
	 *
	 * @param \WP_REST_Request $request The delivery.
	 * @throws Http_Error `webhook_refused`, without the reason; the operator finds it in the log.
	 */
	public function verify( \WP_REST_Request $request ): void {
		if ( Options::all()['signed_webhooks'] ) {
			$headers = array(
				'signature' => (string) $request->get_header( 'flatpeak-signature' ),
				'scheme'    => (string) $request->get_header( 'flatpeak-signature-scheme' ),
				'timestamp' => (string) $request->get_header( 'flatpeak-timestamp' ),
				'key_id'    => (string) $request->get_header( 'flatpeak-key-id' ),
			);
			if ( ! Signature::is_valid( $headers, $request->get_body() ) ) {
				$this->refuse( 'signature', 'its signature is missing, too old or wrong. If your account does not sign webhooks, clear that setting.' );
			}
			return;
		}
		$secret   = Options::webhook_secret();
		$received = (string) ( $request->get_header( 'x-webhook-secret' ) ?? rawurldecode( (string) ( $request->get_url_params()['secret'] ?? '' ) ) );
		// Digests have one length, so that the comparison's duration reveals nothing.
		$is_right = hash_equals( hash( 'sha256', $secret ), hash( 'sha256', $received ) );
		if ( strlen( $secret ) < Options::MIN_SECRET_LENGTH || ! $is_right ) {
			$this->refuse( 'secret', 'its secret is missing or wrong. Compare the URL at Flatpeak with the one in Settings > Flatpeak Connect.' );
		}
	}

	/**
	 * Handles an event once.
	 *
	 * @param array<string, mixed> $json The body.
	 * @throws Http_Error `body_invalid`, `event_busy` or `event_not_handled`.
	 */
	public function receive( array $json ): void {
		$id   = $this->text( $json['id'] ?? null );
		$type = $this->text( $json['type'] ?? null );
		if ( '' === $id || '' === $type ) {
			throw new Http_Error( 'body_invalid' );
		}
		$claim = $this->claims->take( "event $id", self::LEASE );
		if ( 'done' === $claim ) {
			return;
		}
		if ( null === $claim ) {
			throw new Http_Error( 'event_busy', 30 );
		}
		try {
			$data = is_array( $json['data'] ?? null ) ? $json['data'] : array();
			$this->handle( $id, $type, $data, $json['time_created'] ?? null );
			$this->claims->finish( "event $id", $claim, self::KEEP );
		} catch ( \Throwable $error ) {
			Http_Error::report( $error );
			$this->claims->release( "event $id", $claim );
			throw new Http_Error( 'event_not_handled' );
		}
	}

	/**
	 * Handles an event that this request has claimed.
	 *
	 * @param string               $id      The event's id.
	 * @param string               $type    The event's type.
	 * @param array<string, mixed> $data    Its object.
	 * @param mixed                $created Its time as received.
	 */
	private function handle( string $id, string $type, array $data, mixed $created ): void {
		$is_location = 'location' === ( $data['object'] ?? '' ) || str_starts_with( $type, 'location.' );
		$location_id = $this->text( $data['location_id'] ?? ( $is_location ? $data['id'] ?? null : null ) );
		if ( '' !== $location_id ) {
			$this->cache->drop( $location_id );
		}
		if ( in_array( $type, self::COMPLETION_TYPES, true ) ) {
			$this->complete_candidates( $data, $location_id );
		}
		$user_ids = '' === $location_id ? array() : $this->store->users_at( $location_id );
		if ( Alerts::is_alert( $type ) ) {
			$moment = is_string( $created ) ? (int) strtotime( $created ) : 0;
			$alert  = array(
				'id'          => $id,
				'type'        => $type,
				// If the service's clock is ahead, the event must still be older than what the customer does next.
				'created'     => 1000 * ( $moment > 0 ? min( $moment, time() ) : time() ),
				'location_id' => $location_id,
				'tariff_id'   => $this->text( $data['tariff_id'] ?? null ),
			);
			foreach ( $user_ids as $user_id ) {
				$this->store->add_alert( $user_id, $alert );
			}
		}
		/**
		 * Runs once for each event; again if it threw an exception. Flatpeak waits at most ten seconds.
		 *
		 * @param string $type     Type of the event, such as `tariff.expiring`.
		 * @param array  $data     The event's data.
		 * @param int[]  $user_ids The users who have connected a tariff at its location.
		 * @param string $id       Id of the event.
		 */
		do_action( 'flatpeak_connect_event', $type, $data, $user_ids, $id );
	}

	/**
	 * Completes the session that an event reports as finished. What fails is left to the cron job.
	 *
	 * @param array<string, mixed> $data        The event's object.
	 * @param string               $location_id Its location.
	 */
	private function complete_candidates( array $data, string $location_id ): void {
		$until = microtime( true ) + self::MAX_WORK;
		foreach ( $this->candidates( $data, $location_id ) as $session ) {
			if ( microtime( true ) > $until ) {
				return;
			}
			try {
				$this->sessions->complete( $session, 'webhook', false );
			} catch ( \Throwable $error ) {
				Http_Error::report( $error );
			}
		}
	}

	/**
	 * The session with the token that the event names; otherwise the open sessions of the location's
	 * customers; for a new location those of its customer; without all of these the newest open ones
	 * for a new location.
	 *
	 * @param array<string, mixed> $data        The event's object.
	 * @param string               $location_id Its location.
	 * @return Session[]
	 */
	private function candidates( array $data, string $location_id ): array {
		foreach ( array( 'connect_token', 'id' ) as $field ) {
			$name    = $this->text( $data[ $field ] ?? null );
			$session = '' === $name ? null : $this->store->find( hash( 'sha256', $name ) );
			if ( $session ) {
				return array( $session );
			}
		}
		$user_ids = '' === $location_id ? array() : $this->store->users_at( $location_id );
		if ( array() !== $user_ids ) {
			$sessions = array_map( fn( $user_id ) => $this->store->open_sessions( $user_id, self::MAX_CANDIDATES ), $user_ids );
			return array_slice( array_merge( ...$sessions ), 0, self::MAX_CANDIDATES );
		}
		$user_id = Customer::of_reference( $this->reference( $data ) );
		return $user_id > 0
			? $this->store->open_sessions( $user_id, self::MAX_CANDIDATES )
			: $this->store->newest_open_sessions( self::MAX_CANDIDATES );
	}

	/**
	 * The site's id of the event's customer; the empty string if it cannot be read.
	 *
	 * @param array<string, mixed> $data The event's object.
	 */
	private function reference( array $data ): string {
		$reference = $this->text( $data['customer_reference_id'] ?? null );
		$customer  = $this->text( $data['customer_id'] ?? null );
		if ( '' !== $reference || '' === $customer ) {
			return $reference;
		}
		try {
			return $this->text( $this->api->customer( $customer )['reference_id'] ?? null );
		} catch ( Api_Error $error ) {
			return '';
		}
	}

	/**
	 * A short text without control characters; the empty string for anything else.
	 *
	 * @param mixed $value Any value.
	 */
	private function text( mixed $value ): string {
		return is_string( $value ) && 1 === preg_match( '/^[^\p{Cc}]{1,200}$/u', $value ) ? $value : '';
	}

	/**
	 * Refuses a delivery. The operator learns of it once an hour, because anybody can send requests.
	 *
	 * @param string $cause  Name of the cause.
	 * @param string $reason What is wrong, and what to do.
	 * @throws Http_Error `webhook_refused`.
	 */
	private function refuse( string $cause, string $reason ): void {
		$name = "flatpeak_connect_refused_$cause";
		if ( false === get_transient( $name ) ) {
			set_transient( $name, 1, HOUR_IN_SECONDS );
			// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- The operator has to learn of it.
			error_log( "Flatpeak Connect: a webhook was refused: $reason" );
		}
		throw new Http_Error( 'webhook_refused' );
	}
}
