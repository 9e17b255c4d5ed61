const DIALOG = '[role="dialog"], [role="alertdialog"]';
/** What goes before the dialog that it opens comes: its button had the focus before. */
const PASSING = '[role="menu"], [role="listbox"]';
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/**
 * Gives the focus back to where it was before a dialog opened, however the dialog goes: many are taken away rather than closed, and the focus
 * falls to the top of the page then. What opened it may be gone as well; the next best is what stands in its place. Returns the way to stop.
 */
export function watchDialogFocus(): () => void {
  let outside: Element[] = [];
  let open: Element | null = null;

  const observer = new MutationObserver(() => {
    if (open?.isConnected) return;
    open = null;
    observer.disconnect();
    if (document.activeElement === document.body) giveBack(outside);
  });

  function note({ target }: FocusEvent) {
    if (!(target instanceof Element)) return;
    if (target.closest(PASSING)) return;
    const dialog = target.closest(DIALOG);
    if (dialog === null) outside = pathOf(target);
    else if (open === null) {
      open = dialog;
      observer.observe(document.body, { childList: true, subtree: true });
    }
  }

  document.addEventListener('focusin', note);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', note);
  };
}

/** The element and what it stands in, up to the page. */
function pathOf(element: Element | null): Element[] {
  return element === null || element.matches('main, body') ? [] : [element, ...pathOf(element.parentElement)];
}

function giveBack(path: readonly Element[]) {
  const place = path.find((element) => element.isConnected);
  const target = place === path[0] ? place : place?.querySelector(FOCUSABLE);
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
