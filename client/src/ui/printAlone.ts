/** Prints the section that an element stands in, under the heading of its page, and none of the others. */
export function printAlone(element: Element | null) {
  const section = element?.closest('section');
  section?.setAttribute('data-print-alone', '');
  window.addEventListener('afterprint', () => section?.removeAttribute('data-print-alone'), { once: true });
  window.print();
}
