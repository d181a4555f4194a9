import {execFile, spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {pluginFiles} from '../../../build/wordpress/plugin-files.js';
import {zip} from '../../../build/wordpress/zip.js';
import {freePort, startDatabase, type Database} from './database.js';
import {PhpProxy} from './php-proxy.js';
import {NO_WORDPRESS, WORDPRESS_FILES} from './programs.js';

const run = promisify(execFile);

/** A request to itself needs a second one. */
const PHP_SERVERS = 4;

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Keys of `wp-config.php`; a test has no secrets. */
const SALTS = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap(name => [
  `define( '${name}_KEY', 'test key of ${name}' );`,
  `define( '${name}_SALT', 'test salt of ${name}' );`,
]);

/** What the site's own code is in a test: no bar that names the user, and a record of the actions. */
const SITE_CODE = `<?php
add_filter( 'show_admin_bar', '__return_false' );
add_filter( 'body_class', static fn( $classes ) => array_diff( $classes, array( 'logged-in' ) ) );
foreach ( array( 'connected', 'event' ) as $name ) {
	add_action( "flatpeak_connect_$name", static function ( ...$arguments ) use ( $name ) {
		// Requests at the same time must not overwrite each other's record.
		file_put_contents( ABSPATH . 'seen.txt', wp_json_encode( array( $name, ...$arguments ) ) . "\\n", FILE_APPEND | LOCK_EX );
	}, 10, 4 );
}
`;

/** What JSON holds; a test knows what it looks for. */
export type Json = ReturnType<typeof JSON.parse>;

/** An action of the plugin: `connected` or `event`, and its arguments. */
export type SeenAction = readonly [name: string, ...arguments: Json[]];

export interface SiteOptions {
  /** Whether it is a network of sites, in folders of one domain; default a single site. */
  readonly isNetwork?: boolean;
  /** Folder with the files of WordPress; default that of Debian's package. */
  readonly files?: string;
}

/** A WordPress of its own on this machine, with the plugin from its archive, until it is stopped. */
export class WordPress {
  /** Without a slash at the end. */
  readonly url: string;
  readonly folder: string;
  readonly #database: Database;
  readonly #port: number;
  #isNetwork = false;
  #servers: readonly ChildProcess[] = [];
  #proxy: PhpProxy | undefined;

  private constructor(folder: string, port: number, database: Database) {
    this.folder = folder;
    this.#port = port;
    this.#database = database;
    this.url = `http://localhost:${port}`;
  }

  /** @param constants lines of `wp-config.php` */
  static async start(
    constants: Readonly<Record<string, string>>,
    {isNetwork = false, files = WORDPRESS_FILES}: SiteOptions = {},
  ): Promise<WordPress> {
    if (NO_WORDPRESS) throw new Error(NO_WORDPRESS);
    const [database, port] = await Promise.all([startDatabase(), freePort()]);
    const folder = mkdtempSync(join(tmpdir(), 'flatpeak-wordpress-'));
    // Debian's files refer to those of other packages.
    cpSync(files, folder, {recursive: true, dereference: true});
    cpSync(beside('router.php'), join(folder, 'router.php'));
    const site = new WordPress(folder, port, database);
    site.configure(constants);
    const own = join(folder, 'wp-content/mu-plugins');
    mkdirSync(own, {recursive: true});
    writeFileSync(join(own, 'site.php'), SITE_CODE);
    const archive = join(folder, 'plugin.zip');
    writeFileSync(archive, zip(pluginFiles()));
    await run('php', [beside('install.php'), folder, archive]);
    if (isNetwork) {
      await run('php', [beside('install-network.php'), folder, new URL(site.url).host]);
      site.#isNetwork = true;
      site.configure(constants);
    }
    await site.#serve();
    return site;
  }

  /** Writes `wp-config.php`. */
  configure(constants: Readonly<Record<string, string>>): void {
    const all = {
      DB_NAME: 'wordpress',
      DB_USER: 'root',
      DB_PASSWORD: '',
      DB_HOST: `localhost:${this.#database.socket}`,
      DB_CHARSET: 'utf8mb4',
      DB_COLLATE: '',
      ...(this.#isNetwork
        ? {MULTISITE: '1', DOMAIN_CURRENT_SITE: new URL(this.url).host, PATH_CURRENT_SITE: '/'}
        : {WP_HOME: this.url, WP_SITEURL: this.url}),
      WP_DEFAULT_THEME: 'twentytwentythree',
      FS_METHOD: 'direct',
      ...constants,
    };
    const lines = [
      '<?php',
      ...Object.entries(all).map(([name, value]) => `define( '${name}', '${value}' );`),
      ...SALTS,
      // The test runs it.
      "define( 'DISABLE_WP_CRON', true );",
      "define( 'AUTOMATIC_UPDATER_DISABLED', true );",
      // The machine may have no way out.
      `define( 'WP_HTTP_BLOCK_EXTERNAL', true );`,
      `define( 'WP_ACCESSIBLE_HOSTS', 'localhost' );`,
      "define( 'WP_DEBUG', true );",
      "define( 'WP_DEBUG_DISPLAY', false );",
      `define( 'WP_DEBUG_LOG', '${join(this.folder, 'debug.log')}' );`,
      "$table_prefix = 'wp_';",
      "require_once ABSPATH . 'wp-settings.php';",
      '',
    ];
    const head = "if ( ! defined( 'ABSPATH' ) ) define( 'ABSPATH', __DIR__ . '/' );";
    writeFileSync(join(this.folder, 'wp-config.php'), lines.toSpliced(1, 0, head).join('\n'));
  }

  /** What PHP and the plugin have logged. */
  get log(): string {
    return this.#read('debug.log');
  }

  /** The actions of the plugin that the site's own code has seen. */
  get seen(): readonly SeenAction[] {
    const lines = this.#read('seen.txt').split('\n').filter(Boolean);
    return lines.map(line => JSON.parse(line) as SeenAction);
  }

  forgetSeen(): void {
    rmSync(join(this.folder, 'seen.txt'), {force: true});
  }

  #read(name: string): string {
    try {
      return readFileSync(join(this.folder, name), 'utf8');
    } catch {
      return '';
    }
  }

  /**
   * Runs PHP with WordPress loaded, and returns the value of the code's `return` by way of JSON.
   * @param path of a site in a network
   */
  async php<T = unknown>(code: string, path = '/'): Promise<T> {
    const script = join(this.folder, `script-${process.hrtime.bigint()}.php`);
    const lines = [
      '<?php',
      `$_SERVER['HTTP_HOST'] = '${new URL(this.url).host}';`,
      `$_SERVER['REQUEST_URI'] = '${path}';`,
      `require '${this.folder}/wp-load.php';`,
      `$value = ( static function () { ${code} } )();`,
      'echo "\\nRESULT:" . wp_json_encode( $value );',
    ];
    writeFileSync(script, lines.join('\n'));
    try {
      const {stdout} = await run('php', [script]);
      return JSON.parse(stdout.slice(stdout.lastIndexOf('\nRESULT:') + 8)) as T;
    } finally {
      rmSync(script);
    }
  }

  /** Creates a page and returns its id. */
  createPage = (title: string, content: string, path?: string): Promise<number> =>
    this.php<number>(
      `return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => '${title}', 'post_content' => '${content}' ) );`,
      path,
    );

  /** Creates a site of the network and returns its id. */
  createSite = (path: string): Promise<number> =>
    this.php<number>(
      [
        'global $wpdb;',
        `$id = wp_insert_site( array( 'domain' => 'localhost', 'path' => '${path}', 'title' => 'Another', 'user_id' => 1 ) );`,
        // WordPress takes the colon out of a domain with a port.
        `$wpdb->update( $wpdb->blogs, array( 'domain' => '${new URL(this.url).host}' ), array( 'blog_id' => $id ) );`,
        'clean_blog_cache( $id );',
        'switch_to_blog( $id );',
        `foreach ( array( 'home', 'siteurl' ) as $name ) update_option( $name, '${this.url}${path}' );`,
        'return $id;',
      ].join('\n'),
    );

  /** Changes settings of the plugin. */
  set = (settings: Readonly<Record<string, string | number | boolean>>): Promise<unknown> =>
    this.php(
      `update_option( 'flatpeak_connect', array_merge( get_option( 'flatpeak_connect' ), json_decode( '${JSON.stringify(settings)}', true ) ) );`,
    );

  /**
   * A server in front of several of PHP's own, each of which gets one request at a time: with
   * workers, PHP's server lets connections wait for ever.
   */
  async #serve(): Promise<void> {
    const ports = await Promise.all(Array.from({length: PHP_SERVERS}, freePort));
    this.#servers = ports.map(port =>
      // A changed configuration holds for the next request.
      spawn('php', ['-d', 'opcache.revalidate_freq=0', '-S', `127.0.0.1:${port}`, 'router.php'], {
        cwd: this.folder,
        stdio: 'ignore',
      }),
    );
    process.once('exit', this.#kill);
    this.#proxy = new PhpProxy(ports);
    await this.#proxy.listen(this.#port);
    const isReady = (port: number) =>
      fetch(`http://127.0.0.1:${port}/readme.html`).catch(() => null);
    for (const port of ports)
      while (!(await isReady(port))) await new Promise(resolve => setTimeout(resolve, 50));
  }

  readonly #kill = () => this.#servers.forEach(server => server.kill('SIGKILL'));

  async stop(): Promise<void> {
    process.off('exit', this.#kill);
    const ended = this.#servers.map(server => once(server, 'exit'));
    this.#proxy?.close();
    this.#kill();
    await Promise.all(ended);
    await this.#database.stop();
    rmSync(this.folder, {recursive: true, force: true});
  }
}

/** Checks the syntax of a file of PHP; returns PHP's complaint, or an empty text. */
export function lint(file: string): string {
  const {status, stdout, stderr} = spawnSync('php', ['-l', file], {encoding: 'utf8'});
  return status === 0 ? '' : stdout + stderr;
}
