<?php
/**
 * Plugin Name:       Flatpeak Connect
 * Description:       Lets your customers connect their household's electricity tariff on your site, and shows their tariffs and prices.
 * Version:           0.0.0
 * Requires at least: 6.1
 * Requires PHP:      8.1
 * Author:            flatpeak-connect contributors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       flatpeak-connect
 * Domain Path:       /languages
 *
 * The build of the zip sets the version: see build/wordpress.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

const PLUGIN_FILE = __FILE__;
const VERSION     = '0.0.0';

require_once __DIR__ . '/includes/autoload.php';

register_activation_hook( __FILE__, array( Plugin::class, 'activate' ) );
register_deactivation_hook( __FILE__, array( Plugin::class, 'deactivate' ) );
add_action( 'plugins_loaded', array( Plugin::class, 'boot' ) );
