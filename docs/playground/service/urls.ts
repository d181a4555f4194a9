/** Where the parts of the playground are. Nothing is there but static files: see frame/fetch.ts. */
export interface PlaygroundUrls {
  /** The folder of the playground, with a slash at the end. */
  readonly site: string;
  /** The page with the widget. */
  readonly frame: string;
  /** The page that draws the providers' logins. */
  readonly login: string;
  /** The simulated service. */
  readonly service: string;
  /** The routes of the companion. */
  readonly backend: string;
}

/** @param site the folder of the playground, with a slash at the end */
export const playgroundUrls = (site: string): PlaygroundUrls => ({
  site,
  frame: `${site}frame.html`,
  login: `${site}provider.html`,
  service: `${site}service`,
  backend: `${site}flatpeak`,
});
