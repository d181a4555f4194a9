import {ApiError} from '../api/error.js';
import {jsonAnswer} from '../http/response.js';
import {Problem} from '../http/errors.js';

/**
 * Hands on what the service answers to a question about prices.
 * @throws Problem `question_refused` where the question was well-formed and makes no sense, such
 * as more minutes than there are in a period; ApiError
 */
export async function priceAnswer(asked: Promise<object>): Promise<Response> {
  try {
    return jsonAnswer(await asked);
  } catch (error) {
    throw isAboutQuestion(error) ? new Problem('question_refused') : error;
  }
}

/** By the service's way to name such codes; its 400 comes without one. */
const isAboutQuestion = (error: unknown) =>
  error instanceof ApiError &&
  (error.code === undefined ? error.status === 400 : /_(invalid|missing)$/.test(error.code));
