import { setupServer } from 'msw/node';

/** A stand-in for the API. Each test says which answers it needs; any other request fails it. */
export const server = setupServer();
