import { screen } from '@testing-library/react';
import { http } from 'msw';
import { organization, session } from '@/test/fixtures';
import { accepted, person, refused, serve } from '@/test/organization';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { OrganizationPage } from './OrganizationPage';

const path = '/organization';

test.each([
  ['units', () => screen.findByText('Online sales')],
  ['people', () => screen.findByText('Lee Jun')],
  ['settings', () => screen.findByDisplayValue('Hanbit Commerce')],
] as const)('Who may change nothing reads %s, and no word about editing', async (tab, content) => {
  serve({ people: [person()] });
  renderPage(<OrganizationPage />, { path, url: `${path}?tab=${tab}`, session: { ...session, permissions: [] } });
  expect(await screen.findByText(/^Units and settings are managed by administrators/)).toBeVisible();
  expect(await content()).toBeInTheDocument();
  expect(screen.queryByText(/Select a name/)).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Add|Save|Actions/ })).not.toBeInTheDocument();
});

test('Settings are saved with the version; what the server refuses stands beside its field', async () => {
  serve();
  const bodies: unknown[] = [];
  server.use(
    http.put(
      '*/api/v1/organization',
      () => refused(400, 'request.invalid', { errors: { timeZone: ['unknown_time_zone'] } }),
      {
        once: true,
      },
    ),
    http.put('*/api/v1/organization', async ({ request }) => {
      bodies.push(await request.json());
      return accepted(2);
    }),
  );
  const { user } = renderPage(<OrganizationPage />, { path, url: '/organization?tab=settings' });

  const green = await screen.findByRole('textbox', { name: 'On track from' });
  const save = screen.getByRole('button', { name: 'Save the settings' });
  expect(save).toBeDisabled();
  await user.clear(green);
  await user.click(save);
  expect(screen.getByText('Please fill this in.')).toBeVisible();
  await user.type(green, '85.5');
  await user.click(save);
  expect(await screen.findByText('Choose a time zone from the list.')).toBeVisible();
  expect(green).toHaveValue('85.5');
  await user.click(save);

  expect(await screen.findByText('The settings are saved.')).toBeVisible();
  const { id: _id, version: _version, today: _today, ...settings } = organization;
  expect(bodies).toEqual([{ ...settings, greenAt: 85.5, expectedVersion: 1 }]);
});
