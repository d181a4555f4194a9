import type {PlaygroundState} from '../state.js';

/** What a page of the frame lets its host do. */
export interface FrameControls {
  /** Shows a state, in a new session if `isNew`. */
  show(state: PlaygroundState, isNew: boolean): void;
  /** Answers the page on screen as a customer would. */
  answer(): Promise<void>;
}

/** An event of the widget. */
export interface WidgetEvent {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** JSON, one value a line. */
  readonly detail: string;
}

/** What the page around the frame gives to it. The frame calls it directly: both are of one origin. */
export interface PlaygroundHost {
  readonly state: PlaygroundState;
  readonly urls: {readonly service: string; readonly backend: string; readonly site: string};
  readonly eventNames: readonly string[];
  /** The style sheets for the frame: theme, tokens and color scheme. */
  styles(): readonly string[];
  /** The attributes of the element. */
  element(): {readonly tag: string; readonly attributes: readonly {name: string; value: string}[]};
  /** Responds in place of the network. Rejects with a `TypeError` where a connection breaks. */
  fetch(request: Request): Promise<Response>;
  onEvent(event: WidgetEvent): void;
  /** A page of the frame has loaded, in place of an earlier one. */
  attach(frame: FrameControls): void;
}

declare global {
  interface Window {
    flatpeakPlayground?: PlaygroundHost;
  }
}
