import { HttpResponse, http } from 'msw';
import type { PersonView, UnitView } from '@/api/generated';
import { organization, session, units } from './fixtures';
import { server } from './server';

export const accepted = (version: number) => HttpResponse.json({ version, recordedAt: '2026-11-21T00:00:00Z' });
export const refused = (status: number, code: string, more: object = {}) =>
  HttpResponse.json({ code, ...more }, { status });

export const person = (of: Partial<PersonView> = {}): PersonView => ({
  id: 'p-lee',
  version: 3,
  name: 'Lee Jun',
  email: 'lee@example.com',
  title: 'Analyst',
  unitId: 'u-sales',
  active: true,
  hasAccount: true,
  byProvider: false,
  erased: false,
  grants: [{ role: 'viewer', unitId: 'u-sales' }],
  ...of,
});

/** A server that remembers its units and people, and every command with its body. */
export function serve({ people = [] as PersonView[], tree = units as UnitView[] } = {}) {
  const commands: { path: string; body: unknown }[] = [];
  const state = { people, tree };
  const take = async (request: Request) => {
    commands.push({
      path: new URL(request.url).pathname.replace('/api/v1', ''),
      body: request.headers.get('Content-Type') ? await request.json() : null,
    });
  };
  server.use(
    http.get('*/api/v1/units', () => HttpResponse.json(state.tree)),
    http.get('*/api/v1/people', () => HttpResponse.json(state.people)),
    http.get('*/api/v1/organization', () => HttpResponse.json(organization)),
    http.get('*/api/v1/session', () => HttpResponse.json(session)),
    http.put('*/api/v1/units/:id', async ({ request, params }) => {
      const body = (await request.clone().json()) as UnitView;
      await take(request);
      state.tree = [...state.tree, { ...body, id: String(params.id), version: 1, closed: false }];
      return accepted(1);
    }),
    http.post('*/api/v1/*', async ({ request }) => {
      await take(request);
      return accepted(9);
    }),
  );
  return { commands, state };
}
