<?php
/**
 * A response with HTML.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * A response of the REST API whose data is HTML: see `Rest::serve`.
 */
final class Html_Response extends \WP_REST_Response {}
