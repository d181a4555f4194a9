import type {ErrorCode} from '../../world/errors.js';
import type {StepKind} from '../../world/store.js';
import {ERROR_NUMBERS} from './directives.js';

/** One way to get one error. */
export interface ErrorInput {
  readonly kind: StepKind;
  readonly code: ErrorCode;
  /**
   * Where a tester enters it: on the `page`, in the postal `address` before, or in a `script`,
   * because a widget validates the field and does not send it.
   */
  readonly by: 'page' | 'address' | 'script';
  /** An instruction for the tester. */
  readonly how: string;
  /** Fields of `POST /simulator/sessions` besides `page`. */
  readonly session?: {
    readonly country?: string;
    readonly postal_address?: Readonly<Record<string, string>>;
  };
  /** The request that the page sends. */
  readonly post: {readonly data?: unknown; readonly action?: string};
}

export type ErrorInputRow = Omit<ErrorInput, 'kind'>;

type Post = ErrorInput['post'];

const rowBy =
  (by: ErrorInput['by']) =>
  (code: ErrorCode, how: string, post: Post, session?: ErrorInput['session']): ErrorInputRow => ({
    code,
    by,
    how,
    post,
    ...(session ? {session} : {}),
  });

export const onPage = rowBy('page');
export const byScript = rowBy('script');
const inAddress = rowBy('address');

/** For the pages that have only actions. */
export const MISSING_ACTION = byScript('action_missing', 'Send no action', {});
export const INVALID_ACTION = byScript('action_invalid', 'Send the action JUMP', {action: 'JUMP'});

/** Builds the input that requests a code on a page. */
export type AskForError = (code: ErrorCode, kind: StepKind) => ErrorInputRow;

/** By a directive in a text field of the page. */
export const byText =
  (field: string, post: (text: string) => Post): AskForError =>
  code =>
    onPage(code, `${field}: ERR ${code}`, post(`ERR ${code}`));

/** By a directive in the postal address, for pages without a text field. */
export const byAddress =
  (post: Post): AskForError =>
  (code, kind) => {
    const text = `ERR ${kind} ${code}`;
    const session = {postal_address: {address_line2: text}};
    return inAddress(code, `Line 2 of the address: ${text}`, post, session);
  };

/** By a number on the page, or by the postal address for a code without a number. */
export const byNumber =
  (role: keyof typeof ERROR_NUMBERS, field: string, post: (value: number) => Post): AskForError =>
  (code, kind) => {
    const [value] = [...ERROR_NUMBERS[role]].find(([, meaning]) => meaning === code) ?? [];
    if (value === undefined) return byAddress({data: {}})(code, kind);
    return onPage(code, `${field}: ${value}`, post(value));
  };

/** Behind the name of a price field. */
export const IN_MAJOR_UNITS = '(in pounds, euros, … a kWh)';
