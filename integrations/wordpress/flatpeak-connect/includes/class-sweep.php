<?php
/**
 * The cron job.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Every quarter of an hour, completes the sessions whose end nobody has noticed, handles the events
 * that no webhook has brought, and deletes what is no longer needed.
 */
final class Sweep {

	public const HOOK     = 'flatpeak_connect_sweep';
	private const EVERY   = 'flatpeak_connect_quarter_hour';
	private const MAX_RUN = 20;
	private const PAGE    = 200;

	/** After so many failures in a row the service is taken to be down, and the sweep ends. */
	private const MAX_FAILURES_IN_A_ROW = 5;

	/** An abandoned session is asked about again when it is this many times as old as the last time. */
	private const AGE_FACTOR = 1.5;

	/**
	 * Creates the job.
	 *
	 * @param Store    $store    The store.
	 * @param Sessions $sessions The sessions.
	 * @param Claims   $claims   The claims.
	 * @param Catch_Up $catch_up The reader of missed events.
	 */
	public function __construct(
		private readonly Store $store,
		private readonly Sessions $sessions,
		private readonly Claims $claims,
		private readonly Catch_Up $catch_up
	) {}

	/**
	 * Hooks the job into WordPress.
	 */
	public function register(): void {
		// phpcs:ignore WordPress.WP.CronInterval.CronSchedulesInterval -- A customer waits for the result.
		add_filter( 'cron_schedules', array( self::class, 'add_schedule' ) );
		add_action( self::HOOK, array( $this, 'run' ) );
		// Some plugins clear all cron jobs, and a new site of a network has none.
		add_action( 'init', array( self::class, 'schedule' ) );
	}

	/**
	 * Adds the interval.
	 *
	 * @param array<string, array{interval: int, display: string}> $schedules Intervals by name.
	 * @return array<string, array{interval: int, display: string}>
	 */
	public static function add_schedule( array $schedules ): array {
		$schedules[ self::EVERY ] = array(
			'interval' => 15 * MINUTE_IN_SECONDS,
			'display'  => 'Every quarter of an hour (Flatpeak Connect)',
		);
		return $schedules;
	}

	/**
	 * Schedules the job, unless it is scheduled already.
	 */
	public static function schedule(): void {
		if ( ! wp_next_scheduled( self::HOOK ) ) {
			// During the activation the plugin is not booted.
			add_filter( 'cron_schedules', array( self::class, 'add_schedule' ) ); // phpcs:ignore WordPress.WP.CronInterval
			wp_schedule_event( time() + MINUTE_IN_SECONDS, self::EVERY, self::HOOK );
		}
	}

	/**
	 * Removes the job.
	 */
	public static function unschedule(): void {
		wp_clear_scheduled_hook( self::HOOK );
	}

	/**
	 * Runs the job.
	 */
	public function run(): void {
		$this->run_sessions();
		$this->catch_up->run();
		$this->claims->prune();
	}

	/**
	 * Completes finished sessions, and deletes old ones.
	 */
	private function run_sessions(): void {
		$until    = time() + self::MAX_RUN;
		$failures = 0;
		$position = 0;
		do {
			$sessions = $this->store->sessions_after( $position, self::PAGE );
			$is_last  = count( $sessions ) < self::PAGE;
			foreach ( $sessions as $position => $session ) {
				if ( $this->is_old( $session ) ) {
					$this->store->delete( $session );
				} elseif ( ! $session->is_open() && '' !== $session->token ) {
					// Nobody needs the text of an expired token.
					$session->token = '';
					$this->store->save( $session );
				} elseif ( $this->is_due( $session ) && $failures < self::MAX_FAILURES_IN_A_ROW && time() < $until ) {
					$failures = $this->complete( $session, $failures );
				}
			}
		} while ( ! $is_last );
	}

	/**
	 * Completes one session.
	 *
	 * @param Session $session  The session.
	 * @param int     $failures Failures in a row so far.
	 * @return int Failures in a row.
	 */
	private function complete( Session $session, int $failures ): int {
		try {
			$this->sessions->complete( $session, 'sweep', false );
			return 0;
		} catch ( \Throwable $error ) {
			Http_Error::report( $error );
			$concerns_all = $error instanceof Api_Error && ( 429 === $error->status || $error->is_account_error() );
			return $concerns_all ? self::MAX_FAILURES_IN_A_ROW : $failures + 1;
		}
	}

	/**
	 * Whether a session is worth another request: less and less often, and once more before its end.
	 *
	 * @param Session $session The session.
	 */
	private function is_due( Session $session ): bool {
		if ( ! $session->is_open() ) {
			return false;
		}
		$now = time();
		if ( 0 === $session->asked || $now - $session->minted >= self::AGE_FACTOR * ( $session->asked - $session->minted ) ) {
			return true;
		}
		$final = $session->expires - HOUR_IN_SECONDS;
		return $now >= $final && $session->asked < $final;
	}

	/**
	 * Whether a session is no longer needed. What it connected is stored apart.
	 *
	 * @param Session $session The session.
	 */
	private function is_old( Session $session ): bool {
		return ! $session->is_open() && $session->expires + 30 * DAY_IN_SECONDS < time();
	}
}
