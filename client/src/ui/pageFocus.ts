let wanted = false;

/** The next page that appears takes the focus to its heading: someone has navigated there. */
export function requestPageFocus() {
  wanted = true;
}

/** Focuses the heading if a navigation asked for it. */
export function takePageFocus(heading: HTMLElement | null) {
  if (!wanted || !heading) return;
  wanted = false;
  heading.focus({ preventScroll: true });
}
