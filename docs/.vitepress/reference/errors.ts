import {rows} from '../../../test/support/browser/fault-table.js';
import {en} from '../../../src/messages/en.js';
import {GENERAL_CODES, PAGE_CODES} from '../../../src/simulator/index.js';
import {Source} from './docblocks.js';
import {code, page, prose, section, table} from './markdown.js';

const kinds = () =>
  [
    ...new Source('src/core/errors.ts')
      .docblock('ConnectErrorKind')
      .matchAll(/- `([\w-]+)`: (.+)/g),
  ].map(([, name = '', what = '']) => [
    code(name),
    `${what.charAt(0).toUpperCase()}${what.slice(1)}.`,
  ]);

/** `[status, 'message']` in the source. */
function httpErrors() {
  return new Source('src/server/http/errors.ts').entries('HTTP_ERRORS').map(({name, type}) => {
    const [, status = '', , message = ''] =
      /^\[\s*(\d+),\s*(['"])([^]*)\2,?\s*\]$/.exec(type) ?? [];
    return [code(name), status, prose(message.replaceAll("\\'", "'"))];
  });
}

const refusals = () =>
  new Source('src/server/webhooks/refusal.ts')
    .entries('REFUSALS')
    .map(({name, type}) => [code(name), prose(type.replace(/^['"]|['"]$/g, ''))]);

export function errorCodesPage(): string {
  const messages: Readonly<Record<string, string>> = en;
  const codes = [...new Set([...GENERAL_CODES, ...Object.values(PAGE_CODES).flat()])];
  return page(
    'Error codes',
    'What can fail, what the customer reads, and what your code gets. [Error handling](../guide/errors.md) explains how to use it.',
    section(
      'Kinds of flatpeak-error',
      'The field `kind` of the event [`flatpeak-error`](events.md#flatpeak-error).',
      table(['Kind', 'Meaning'], kinds()),
    ),
    section(
      'What can go wrong',
      'Each row is tested at the first page, at an answer and at the last save.',
      table(
        ['What happens', 'What the customer sees', 'What happens next', 'Event'],
        rows.map(row => row.map(cell => cell)),
      ),
    ),
    section(
      'Errors of the companion',
      'The companion responds with `{"error": {"code", "message"}}`.',
      table(['Code', 'Status', 'Message'], httpErrors()),
    ),
    section(
      'Refused webhooks',
      'If the companion refuses a webhook, it responds with 401 `webhook_refused`, and your `onError` gets a `WebhookRefusedError`. Its `cause` says what to do.',
      table(['Cause', 'What to do'], refusals()),
    ),
    section(
      'Codes of the service',
      'The service can reject an answer. The widget then shows a sentence beside the field, and no event is dispatched.',
      table(
        ['Code', 'What the customer reads'],
        codes.map(name => [
          code(name),
          `<span v-pre>${messages[`error.${name}`] ?? 'The message of the service.'}</span>`,
        ]),
      ),
    ),
  );
}
