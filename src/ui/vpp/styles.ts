import {css} from 'lit';

/** The name of a programme with its provider's logo, and its status where there is room. */
export const programmeStyles = css`
  .programme {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .programme > .state {
    grid-column: 1 / -1;
  }
  @container (min-width: 24rem) {
    .programme {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .programme > .state {
      grid-column: auto;
    }
  }
  .programme h3 {
    font-size: 1.0625rem;
    line-height: 1.3;
  }
  .programme h3,
  .programme p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .more {
    display: inline-flex;
    align-items: center;
  }
`;
