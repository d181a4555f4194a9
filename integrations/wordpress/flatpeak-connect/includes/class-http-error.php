<?php
/**
 * Errors that the plugin's routes return.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * An error that the client gets: a code, a status and a message. The codes are those of the
 * companion server, because the elements choose their sentences by them. The messages are for
 * developers, and are not translated.
 */
final class Http_Error extends \RuntimeException {

	/** Status and message by code. */
	public const ERRORS = array(
		'body_not_json'         => array( 400, 'The body is not valid JSON.' ),
		'body_invalid'          => array( 400, 'A field of the body is missing or invalid.' ),
		'query_invalid'         => array( 400, 'A parameter of the query is missing or invalid.' ),
		'not_signed_in'         => array( 401, 'Nobody is signed in.' ),
		'webhook_refused'       => array( 401, 'This delivery is not from Flatpeak, or its timestamp is too old.' ),
		'cross_site'            => array( 403, 'Requests from other sites are refused. Add the origin of your own page with the filter flatpeak_connect_allowed_origins.' ),
		'not_allowed'           => array( 403, 'This user may not connect a tariff.' ),
		'location_not_yours'    => array( 403, 'This location does not belong to the signed-in customer.' ),
		'not_found'             => array( 404, 'There is no such route.' ),
		'token_unknown'         => array( 404, 'This connect token is unknown.' ),
		'no_location'           => array( 404, 'The customer has not connected a tariff yet.' ),
		'location_not_found'    => array( 404, 'Flatpeak no longer has this location.' ),
		'method_not_allowed'    => array( 405, 'This route does not support the method.' ),
		'nothing_connected'     => array( 409, 'There is no such tariff to disconnect.' ),
		'body_too_large'        => array( 413, 'The body is larger than 64 KiB.' ),
		'body_not_json_type'    => array( 415, 'The content type of the body must be application/json.' ),
		'request_refused'       => array( 422, 'Flatpeak rejected the parameters. Check the times and amounts.' ),
		'pending_connect'       => array( 422, 'The tariff is still being retrieved. Try again in 15 minutes.' ),
		'no_tariff_connected'   => array( 422, 'No such tariff is connected at this location.' ),
		'no_price_data'         => array( 422, 'There are no prices for this tariff at the moment.' ),
		'token_limit'           => array( 429, 'Too many sessions were started for this customer. Try again later.' ),
		'internal_error'        => array( 500, 'This server failed.' ),
		'connection_not_stored' => array( 500, 'The tariff was connected, but the site could not store it yet. Try again.' ),
		'event_not_handled'     => array( 500, 'The site could not handle the event. Send it again.' ),
		'upstream_unavailable'  => array( 502, 'Flatpeak cannot be reached at the moment.' ),
		'upstream_refused'      => array( 502, 'Flatpeak rejected a request of this server.' ),
		'version_refused'       => array( 502, 'Flatpeak does not serve this account in the chosen API version.' ),
		'not_disconnected'      => array( 502, 'Flatpeak did not disconnect the tariff. Try again.' ),
		'event_busy'            => array( 503, 'Another request is handling this event.' ),
		'completion_busy'       => array( 503, 'Another request is completing this session. Try again shortly.' ),
		'upstream_busy'         => array( 503, 'Flatpeak is busy. Try again shortly.' ),
		'upstream_timeout'      => array( 504, 'Flatpeak did not respond in time.' ),
	);

	/** Codes of the service that state a fact about a location, with `Retry-After` in seconds. */
	private const LOCATION_STATES = array(
		'location_not_found'  => null,
		'no_tariff_connected' => null,
		// The documentation asks for at least 15 minutes between requests.
		'pending_connect'     => 900,
		'no_price_data'       => 900,
	);

	/**
	 * HTTP status.
	 *
	 * @var int
	 */
	public readonly int $status;

	/**
	 * Creates the error.
	 *
	 * @param string   $error_code  A key of `ERRORS`.
	 * @param int|null $retry_after Seconds for the header `Retry-After`.
	 */
	public function __construct( public readonly string $error_code, public readonly ?int $retry_after = null ) {
		list( $status, $message ) = self::ERRORS[ $error_code ];
		$this->status             = $status;
		parent::__construct( $message );
	}

	/**
	 * The error that the client gets for any error. Its own message stays here: it could hold secrets.
	 *
	 * @param \Throwable $error Any error.
	 */
	public static function from( \Throwable $error ): self {
		if ( $error instanceof self ) {
			return $error;
		}
		return $error instanceof Api_Error ? self::from_api_error( $error ) : new self( 'internal_error' );
	}

	/**
	 * Reports a failure that the client does not get, in PHP's error log.
	 *
	 * @param \Throwable $error Any error.
	 */
	public static function report( \Throwable $error ): void {
		if ( self::from( $error )->status < 500 ) {
			return;
		}
		$place = $error instanceof Api_Error ? '' : sprintf( ' (%s:%d)', basename( $error->getFile() ), $error->getLine() );
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- The operator has to learn of it.
		error_log( 'Flatpeak Connect: ' . $error->getMessage() . $place );
	}

	/**
	 * The error for a failure of the service.
	 *
	 * @param Api_Error $error The failure.
	 */
	private static function from_api_error( Api_Error $error ): self {
		if ( 'timeout' === $error->type ) {
			return new self( 'upstream_timeout' );
		}
		if ( 429 === $error->status ) {
			return new self( 'upstream_busy', $error->retry_after ?? 1 );
		}
		if ( 'api_version_not_supported' === $error->error_code ) {
			return new self( 'version_refused' );
		}
		if ( array_key_exists( $error->error_code, self::LOCATION_STATES ) ) {
			$seconds = self::LOCATION_STATES[ $error->error_code ];
			$least   = $error->retry_after ?? 0;
			return new self( $error->error_code, null === $seconds ? $error->retry_after : max( $seconds, $least ) );
		}
		// A 4xx means that the key or the configuration is wrong; anything else is an outage.
		$is_refused = 'http' === $error->type && $error->status >= 400 && $error->status < 500;
		return $is_refused ? new self( 'upstream_refused' ) : new self( 'upstream_unavailable', $error->retry_after );
	}
}
