import { screen } from '@testing-library/react';
import { session } from '@/test/fixtures';
import { renderPage } from '@/test/renderPage';
import { useMay } from './access';
import { WriteButton } from './WriteButton';

test('Does its work now', async () => {
  const onClick = vi.fn();
  const { user } = renderPage(<WriteButton onClick={onClick}>Save</WriteButton>);

  await user.click(await screen.findByRole('button', { name: 'Save' }));

  expect(onClick).toHaveBeenCalledOnce();
});

test.each([
  ['/?knownAt=2026-04-10T00:00:00Z', true, 'You are looking at the past. Go back to now to make changes.'],
  ['/?date=2026-03', true, 'You are looking at the past. Go back to now to make changes.'],
  ['/', false, 'You do not have the right to do this. An administrator can grant it.'],
])('At %s, allowed %s, it does nothing and says why', async (url, allowed, reason) => {
  const onClick = vi.fn();
  const { user } = renderPage(
    <WriteButton allowed={allowed} onClick={onClick}>
      Save
    </WriteButton>,
    { url },
  );

  await user.tab();
  expect(await screen.findByText(reason)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(onClick).not.toHaveBeenCalled();
});

test('A right in a unit counts for everything below it and nothing beside it', async () => {
  function Rights() {
    const rights = [
      useMay('define-kpis', 'u-online'),
      useMay('define-kpis', 'u-hr'),
      useMay('define-kpis'),
      useMay('read-log'),
    ];
    return <p>{rights.join(' ')}</p>;
  }
  renderPage(<Rights />, {
    session: { ...session, permissions: [{ permission: 'define-kpis', unitIds: ['u-sales'] }] },
  });

  expect(await screen.findByText('true false true false')).toBeInTheDocument();
});
