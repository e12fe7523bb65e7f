// In which order the cards come, as coping/rules/cards.py says it: each answer counts half after 30
// days, a card that was never tried counts as CHANCE, and the newest of those is among the first.

const HALF_AFTER = 30 * 24 * 60 * 60 * 1000;
const CHANCE = 0.6;
const FIRST = 3;
const WORTH = { yes: 1, little: 0.5, not_yet: 0 };

const score = ({ weight, worth }) => (worth + CHANCE) / (weight + 1);
const byId = (one, other) => (one.id < other.id ? -1 : 1);

function ordered(cards) {
  const best = [...cards].sort(
    (one, other) => score(other) - score(one) || one.tried - other.tried || byId(one, other),
  );
  const fresh = best.filter(({ tried }) => !tried).sort(byId).pop();
  if (fresh && best.indexOf(fresh) >= FIRST) {
    best.splice(best.indexOf(fresh), 1);
    best.splice(FIRST - 1, 0, fresh);
  }
  return best;
}

/** What the phone keeps, after one more answer to "did it pass?"; `card` is undefined without one. */
export function learned(page, card, said, now) {
  const older = 0.5 ** (Math.max(0, now - Date.parse(page.weighed_at)) / HALF_AFTER);
  const cards = page.cards.map((one) => {
    const aged = { ...one, weight: one.weight * older, worth: one.worth * older };
    if (one.id !== card) return aged;
    return {
      ...aged,
      weight: aged.weight + 1,
      worth: aged.worth + WORTH[said],
      tried: one.tried + 1,
      helped: one.helped + (said === "not_yet" ? 0 : 1),
    };
  });
  return { ...page, cards: ordered(cards), weighed_at: new Date(now).toISOString() };
}
