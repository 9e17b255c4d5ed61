import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { confirmReach } from '@/api/outage';
import { loadTexts, speak } from '@/i18n';
import { en } from '@/i18n/en';
import { server } from './server';

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

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
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
window.HTMLElement.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' });
  await speak('en');
  // Whichever page is rendered; what loads with which is the router's business, and tested there.
  await loadTexts(Object.keys(en) as (keyof typeof en)[]);
});
afterEach(async () => {
  cleanup();
  notifications.clean(); // they live beside what is rendered
  server.resetHandlers();
  localStorage.clear();
  confirmReach();
  await speak('en');
});
afterAll(() => server.close());
