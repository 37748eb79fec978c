/** Words for the moments in which the page is not there as a whole. */
export const startTexts = {
  coming: 'De pagina laadt nog. Je gesprek start vanzelf.',
  missing: 'Deze pagina is niet helemaal geladen. Laad ze opnieuw.',
  reload: 'Laad opnieuw',
}
