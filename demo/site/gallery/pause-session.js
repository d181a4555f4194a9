// @ts-check

/** @type {Map<string, number>} which turn of a session is held, and how many are to go until then */
const holds = new Map();

const {fetch} = window;

/**
 * Lets a session's turn hang for good, so that its page can be looked at while it is busy. The
 * simulator can do it too, but a browser keeps only six connections to a server, and has a dozen
 * such pages here. The signal is not heard on purpose: a time limit would end the state.
 * @param {string} token
 * @param {number} turn counted from 1
 */
export function hold(token, turn) {
  holds.set(token, turn);
}

/** @type {typeof window.fetch} */
window.fetch = async (input, init) => {
  if (input instanceof Request && input.method === 'POST') {
    const {connect_token: token} = await input
      .clone()
      .json()
      .catch(() => ({}));
    const left = holds.get(token);
    if (left !== undefined) holds.set(token, left - 1);
    if (left === 1) return new Promise(() => {});
  }
  return fetch(input, init);
};
