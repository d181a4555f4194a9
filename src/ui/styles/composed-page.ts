import {css} from 'lit';

/** For a page with little on it: its content is in the middle of the room above its buttons. */
export const composedPageStyles = css`
  .heading {
    margin-block-start: auto;
    text-align: center;
  }
`;
