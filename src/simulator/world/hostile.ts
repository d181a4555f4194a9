/** Texts that attack or break a careless page. */
export const HOSTILE_TEXTS = [
  '<img src=x onerror=alert(1)><script>alert(2)</script>',
  '"><svg onload=alert(1)> &lt;b&gt; {{constructor}} ${alert(1)}',
  'Donaudampfschifffahrt'.repeat(480).slice(0, 10_000),
  '\u202Eמחיר לילה\u2066 \u200F(abc)\u202C',
  '👩‍👩‍👧‍👦🏳️‍🌈⚡️ e\u0301\u0323\u0334'.repeat(4),
  '',
  '\u0000\t\r\n   \u00A0',
  'constructor',
] as const;

/** Those with a visible character: the widget rejects a name without one. */
const VISIBLE_TEXTS = HOSTILE_TEXTS.filter(text => /[^\p{Z}\p{C}]/u.test(text));

/** URLs that must not be opened. */
const HOSTILE_URLS = [
  'javascript:alert(document.domain)',
  'data:text/html,<script>alert(1)</script>',
  'javascript://simulator.test/%0aalert(1)',
] as const;

/** Fields that stay valid: the widget could not show the page or send an answer without them. */
const UNCHANGED_FIELDS = /^(id|currency_code|valid_from|valid_to|contract_(start|end)_date)$/;
const URL_FIELD = /_ur[il]$/;
const NAME_FIELD = /^(display_)?name$|^(regions|options|required_consents|status)$/;

/** A copy with hostile texts in place of all texts except those of `UNCHANGED_FIELDS`. */
export function withHostileTexts(value: unknown): unknown {
  let count = 0;
  const next = (texts: readonly string[]) => texts[count++ % texts.length] ?? '';
  const visit = (node: unknown, key: string): unknown => {
    if (typeof node === 'string') {
      if (UNCHANGED_FIELDS.test(key)) return node;
      return next(
        URL_FIELD.test(key) ? HOSTILE_URLS : NAME_FIELD.test(key) ? VISIBLE_TEXTS : HOSTILE_TEXTS,
      );
    }
    if (Array.isArray(node)) return node.map(item => visit(item, key));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, inner]) => [name, visit(inner, name)]),
    );
  };
  return visit(value, '');
}
