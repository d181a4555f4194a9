<?php
/**
 * Makes a network of an installed site, as Tools > Network Setup does.
 *
 *   php install-network.php <folder of the site> <host with port>
 */

define( 'WP_ADMIN', true );
$_SERVER['HTTP_HOST'] = $argv[2];
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/network.php';

foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
	$wpdb->$name = $table;
}
install_network();
$result = populate_network( 1, $argv[2], 'admin@example.org', 'A network', '/', false );
if ( is_wp_error( $result ) ) {
	fwrite( STDERR, $result->get_error_message() . "\n" );
	exit( 1 );
}
