<?php
/**
 * Failures of the service.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * A failed call of Flatpeak's API. Safe to log: it holds no credentials, no tokens and no text of
 * the service.
 */
final class Api_Error extends \RuntimeException {

	/** Codes for problems of the account itself: waiting does not help. */
	private const ACCOUNT_ERRORS = array( 'account_disabled', 'api_version_not_supported', 'key_refused' );

	/**
	 * Creates the error.
	 *
	 * @param string   $type        `network`, `timeout`, `http` or `protocol`.
	 * @param string   $message     For the operator.
	 * @param int      $status      HTTP status; 0 without a response.
	 * @param string   $error_code  The service's own code, or the empty string.
	 * @param int|null $retry_after Seconds, from `Retry-After`.
	 */
	public function __construct(
		public readonly string $type,
		string $message,
		public readonly int $status = 0,
		public readonly string $error_code = '',
		public readonly ?int $retry_after = null
	) {
		parent::__construct( $message );
	}

	/**
	 * Whether the error concerns the account rather than the request.
	 */
	public function is_account_error(): bool {
		return in_array( $this->error_code, self::ACCOUNT_ERRORS, true );
	}
}
