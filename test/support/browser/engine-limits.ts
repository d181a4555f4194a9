const {userAgent} = navigator;

/** What an engine does otherwise, or cannot do at all, whatever the widget does. */
export const LIMITS = {
  /** Only the Navigation API tells of a reload and can hold it up; WebKitGTK 2.50 has none. */
  hidesReloads: !('navigation' in window),
  /** WebKit's list of suggestions takes the first Enter for itself, and closes. */
  listTakesEnter: /AppleWebKit/.test(userAgent) && !/Chrome/.test(userAgent),
  /** WebKit styles the focus only in a window that is active, and without a window manager none is. */
  hidesFocus: /AppleWebKit/.test(userAgent) && !/Chrome/.test(userAgent),
  /** What media queries in a shadow root said before, WebKit keeps when its window is resized. */
  keepsMedia: /AppleWebKit/.test(userAgent) && !/Chrome/.test(userAgent),
  /** Only Chromium's tests can say what the customer prefers, such as less motion. */
  fixedPreferences: !/Chrome/.test(userAgent),
};
