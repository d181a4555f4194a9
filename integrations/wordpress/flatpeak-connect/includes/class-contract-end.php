<?php
/**
 * Ends of contracts.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the end of a contract, which is a day that several clients write in several ways.
 */
final class Contract_End {

	/** An unlimited contract, as the service writes it. */
	public const NEVER = '0001-01-01T00:00:00Z';

	/**
	 * The end as the service writes it: midnight UTC of the last day, or the year 1.
	 *
	 * @param mixed  $wire     A value of the service.
	 * @param string $timezone Of the location: another client may have written local midnight in UTC.
	 * @return string The empty string if there is none.
	 */
	public static function normalize( mixed $wire, string $timezone ): string {
		if ( ! is_string( $wire ) || 1 !== preg_match( '/^(\d{4})-\d\d-\d\d/', $wire, $match ) ) {
			return '';
		}
		$year = (int) $match[1];
		if ( $year < 1970 || $year >= 9999 ) {
			return self::NEVER;
		}
		$day = $match[0];
		try {
			$moment = new \DateTimeImmutable( $wire, new \DateTimeZone( 'UTC' ) );
			$local  = '' === $timezone ? $moment : $moment->setTimezone( new \DateTimeZone( $timezone ) );
		} catch ( \Exception $error ) {
			return "{$day}T00:00:00Z";
		}
		// A text with midnight, or without a time, names its day. Another one may be midnight there.
		if ( ! self::is_day_edge( $moment ) && self::is_day_edge( $local ) ) {
			$day = $local->modify( '+1 second' )->format( 'Y-m-d' );
		}
		return "{$day}T00:00:00Z";
	}

	/**
	 * Whether a moment is midnight, or the last second before it.
	 *
	 * @param \DateTimeImmutable $moment The moment.
	 */
	private static function is_day_edge( \DateTimeImmutable $moment ): bool {
		return in_array( $moment->format( 'H:i:s' ), array( '00:00:00', '23:59:59' ), true );
	}
}
