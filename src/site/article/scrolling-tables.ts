const BOX = '<div class="table-scroll" role="group" aria-label="Table" tabindex="0">';

/**
 * The body with each table in a box of its own, which scrolls sideways where the page is too narrow, with the keyboard
 * too. In HTML that our own sanitiser made, these tags are never anything else.
 */
export function scrollingTables(html: string): string {
  return html.replaceAll('<table', `${BOX}<table`).replaceAll('</table>', '</table></div>');
}
