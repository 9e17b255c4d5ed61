import { printAlone } from './printAlone';

test('A report is marked as the one that is printed, and only while it is', () => {
  document.body.innerHTML = '<section><h2>Lines</h2></section><section id="report"><button>Print</button></section>';
  const marked: (string | undefined)[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    marked.push(document.querySelector('[data-print-alone]')?.id);
    window.dispatchEvent(new Event('afterprint'));
  });
  printAlone(document.querySelector('button'));
  expect(marked).toEqual(['report']);
  expect(document.querySelector('[data-print-alone]')).toBeNull();
});
