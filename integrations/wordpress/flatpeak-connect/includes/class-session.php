<?php
/**
 * One session of a customer.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * A session: a connect token that was minted for a user, and what came of it. A session is open,
 * recorded (its connection is stored), then done (the site's own actions have run).
 */
final class Session {

	/**
	 * Text of the token; the empty string once the session is done or the token has expired.
	 *
	 * @var string
	 */
	public string $token = '';

	/**
	 * IMPORT, EXPORT or LOCAL.
	 *
	 * @var string
	 */
	public string $direction = 'IMPORT';

	/**
	 * COMMODITY or NON_COMMODITY.
	 *
	 * @var string
	 */
	public string $tariff_type = 'COMMODITY';

	/**
	 * The location that the session was opened for; the empty string for a new one.
	 *
	 * @var string
	 */
	public string $location_id = '';

	/**
	 * Time of its token, in seconds since the epoch.
	 *
	 * @var int
	 */
	public int $minted = 0;

	/**
	 * End of its token, in seconds since the epoch.
	 *
	 * @var int
	 */
	public int $expires = 0;

	/**
	 * When the service was asked about it last, in seconds since the epoch; 0 if it never was.
	 *
	 * @var int
	 */
	public int $asked = 0;

	/**
	 * How many times the service has responded.
	 *
	 * @var int
	 */
	public int $asks = 0;

	/**
	 * Whether the session is done.
	 *
	 * @var bool
	 */
	public bool $is_done = false;

	/**
	 * The connection, once it is recorded: see `Store::connections`.
	 *
	 * @var array<string, mixed>|null
	 */
	public ?array $connection = null;

	/**
	 * Creates a session.
	 *
	 * @param int    $user_id The customer.
	 * @param string $hash    SHA-256 of the token, in hex: the session's key.
	 */
	public function __construct( public readonly int $user_id, public readonly string $hash ) {}

	/**
	 * A session as it was stored.
	 *
	 * @param int                  $user_id The customer.
	 * @param string               $hash    The session's key.
	 * @param array<string, mixed> $fields  A result of `to_array`.
	 */
	public static function from_array( int $user_id, string $hash, array $fields ): self {
		$session              = new self( $user_id, $hash );
		$session->token       = (string) ( $fields['token'] ?? '' );
		$session->direction   = (string) ( $fields['direction'] ?? 'IMPORT' );
		$session->tariff_type = (string) ( $fields['tariff_type'] ?? 'COMMODITY' );
		$session->location_id = (string) ( $fields['location_id'] ?? '' );
		$session->minted      = (int) ( $fields['minted'] ?? 0 );
		$session->expires     = (int) ( $fields['expires'] ?? 0 );
		$session->asked       = (int) ( $fields['asked'] ?? 0 );
		$session->asks        = (int) ( $fields['asks'] ?? 0 );
		$session->is_done     = (bool) ( $fields['is_done'] ?? false );
		$session->connection  = is_array( $fields['connection'] ?? null ) ? $fields['connection'] : null;
		return $session;
	}

	/**
	 * The fields to store.
	 *
	 * @return array<string, mixed>
	 */
	public function to_array(): array {
		$fields = get_object_vars( $this );
		unset( $fields['user_id'], $fields['hash'] );
		return $fields;
	}

	/**
	 * Whether there is something left to do: it is not done, and it is recorded or can still be
	 * asked about.
	 */
	public function is_open(): bool {
		return ! $this->is_done && ( null !== $this->connection || $this->is_token_valid() );
	}

	/**
	 * Whether the token has not expired.
	 */
	public function is_token_valid(): bool {
		return '' !== $this->token && $this->expires > time();
	}
}
