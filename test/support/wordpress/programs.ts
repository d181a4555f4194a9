import {reasonToSkip, WORDPRESS_FILES} from '../../wordpress.js';

export {WORDPRESS_FILES};

/** Why the tests with a WordPress are skipped, or false where they run. */
export const NO_WORDPRESS = reasonToSkip();
