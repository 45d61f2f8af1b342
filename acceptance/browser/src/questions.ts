/** A question with answers that can be counted and filtered by. */
export const meal = {
  code: 'meal',
  kind: 'single-choice' as const,
  label: { en: 'Meal', de: 'Essen' },
  required: false,
  options: [
    { code: 'vegan', label: { en: 'Vegan', de: 'Vegan' } },
    { code: 'fish', label: { en: 'Fish', de: 'Fisch' } },
  ],
};
