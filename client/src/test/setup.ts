import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { speak } from '@/i18n';
import { server } from './server';

// What browsers have and jsdom has not.
window.matchMedia ??= (query) => ({
  matches: query.includes('prefers-reduced-motion'),
  media: query,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
});
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
window.HTMLElement.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' });
  await speak('en');
});
afterEach(async () => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  await speak('en');
});
afterAll(() => server.close());
