/** A card, or a button of it. */
export type FocusTarget = Partial<Record<'locationId' | 'kind' | 'action', string | undefined>>;

/** Focuses a card's button, or else the card's heading, or else the first heading. */
export function focusCard(root: ParentNode, {locationId, kind, action}: FocusTarget = {}): void {
  const card = [...root.querySelectorAll('article')].find(
    ({dataset}) => dataset['location'] === locationId && dataset['kind'] === kind,
  );
  const button = card?.querySelector<HTMLElement>(`[data-action="${action}"]`);
  (button ?? (card ?? root).querySelector<HTMLElement>('[tabindex="-1"]'))?.focus();
}
