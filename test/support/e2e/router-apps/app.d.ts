/** What a small app with a router has in its page, for the test that drives it. */
interface RouterApp {
  /** Navigates to a path, and keeps the query that the router has. */
  go(path: string): unknown;
}

declare global {
  interface Window {
    readonly site: {
      readonly isHash: boolean;
      readonly tokenUrl: string;
      readonly connectUrl: string;
    };
    app: RouterApp;
  }
}

export {};
