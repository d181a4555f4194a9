/** Hosts of this machine, where nobody can read an `http:` request on its way. */
const LOCAL_HOST = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Schemes that run or show what their own text says, and those of files. */
const UNSAFE_SCHEME = /^(javascript|data|blob|file|vbscript|about):$/;

/** A space, line break or control character: `URL` drops some of them without an error. */
const UNSAFE_CHARACTER = /[\s\p{Cc}\p{Cs}]/u;

/** What a URL is for, which decides what it may be. */
export interface UrlRules {
  /** Requests are sent to it, so that it must be http or https. */
  readonly isRequested?: boolean;
  /** It may be a path of the site. */
  readonly allowsPath?: boolean;
  /** Allows `http:` for other machines. */
  readonly allowHttp: boolean;
}

/** What is wrong with a URL, as the rest of a sentence about it; undefined if it is valid. */
export function mistakeInUrl(
  value: unknown,
  {isRequested = false, allowsPath = false, allowHttp}: UrlRules,
): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (UNSAFE_CHARACTER.test(value)) {
    return 'holds a space, a line break or a control character: remove it or percent-encode it';
  }
  if (allowsPath && value.startsWith('/')) return mistakeInPath(value);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!url || (isHttp && !/^https?:\/\//i.test(value))) {
    const orPath = allowsPath ? ' or a path that begins with a slash' : '';
    return `is not an absolute URL such as https://shop.example/energy${orPath}`;
  }
  if (url.username || url.password) return 'must not hold a user name or a password';
  if (url.protocol === 'http:' && !allowHttp && !LOCAL_HOST.test(url.hostname)) {
    return 'is an http: URL of another machine, so that tokens could be read on their way: use https:, or set the option allowHttp if it stays inside your private network';
  }
  if (isRequested && !isHttp) return 'must begin with https://';
  if (UNSAFE_SCHEME.test(url.protocol)) return `must not begin with ${url.protocol}`;
  if (isRequested && (url.search || url.hash)) return 'must end with its path, without ? and #';
  return undefined;
}

/** `//shop.example` and `/\shop.example` are paths at first sight only: they name another site. */
function mistakeInPath(path: string): string | undefined {
  if (/^\/[/\\]/.test(path)) return 'must begin with one slash, or with https://';
  return /[^\x21-\x7e]/.test(path) ? 'must be percent-encoded, as it is in a URL' : undefined;
}

/** What is wrong with a base path, as the rest of a sentence about it; undefined if it is valid. */
export function mistakeInBasePath(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (!value.startsWith('/')) return 'must begin with a slash, such as /flatpeak';
  // A path that changes in a URL is never the path of a request.
  const isUnchanged =
    URL.canParse(value, 'https://shop.example') &&
    new URL(value, 'https://shop.example').pathname === value;
  if (!isUnchanged || value.includes('//')) {
    return 'must be a path as in a URL, such as /flatpeak, without ?, #, dots and repeated slashes, and percent-encoded';
  }
  return undefined;
}

/** What is wrong with an origin, as the rest of a sentence about it; undefined if it is valid. */
export function mistakeInOrigin(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  const origin = /^https?:\/\/[^\s\p{Cc}]+$/u.test(value) && originOf(value);
  if (!origin) return 'is not an origin such as https://shop.example';
  return origin === value ? undefined : `must be written as browsers send it: ${origin}`;
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : undefined);
