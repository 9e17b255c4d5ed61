/**
 * Where the API answers, without a slash at the end: where the page came from, unless the client was built for another
 * address (`VITE_SCORECARD_API`).
 */
export const apiAddress = import.meta.env.VITE_SCORECARD_API?.replace(/\/+$/, '') || window.location.origin;

/** True where the pages and the API have different origins, so that cookies must be asked for. */
export const isElsewhere = new URL(apiAddress).origin !== window.location.origin;

/** How requests carry cookies: also to the API's own origin where that is another one. */
export const credentials = isElsewhere ? 'include' : 'same-origin';

/** The address of a path such as `/api/v1/live`, for links and streams, which the browser fetches by itself. */
export const apiUrl = (path: string): string => (isElsewhere ? apiAddress + path : path);
