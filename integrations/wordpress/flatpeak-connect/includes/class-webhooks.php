<?php
/**
 * Webhooks of the service.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Receives events from Flatpeak, and from nobody else.
 */
final class Webhooks {

	/**
	 * Creates the receiver.
	 *
	 * @param Events $events The handler of events.
	 */
	public function __construct( private readonly Events $events ) {}

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
	 * Handles an event.
	 *
	 * @param array<string, mixed> $json The body.
	 * @throws Http_Error `body_invalid`, `event_busy` or `event_not_handled`.
	 */
	public function receive( array $json ): void {
		$event = Events::read( $json );
		if ( null === $event ) {
			throw new Http_Error( 'body_invalid' );
		}
		if ( 'busy' === $this->events->handle( $event, 'webhook' ) ) {
			throw new Http_Error( 'event_busy', 30 );
		}
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
