import { screen, within } from '@testing-library/react';
import { keyResultOf, objectiveOf, serveOkrs } from '@/test/okrs';
import { renderPage } from '@/test/renderPage';
import { MyOkrsPage } from './MyOkrsPage';

test('My objectives, the key results I own elsewhere, and how many check-ins I owe', async () => {
  const { asked } = serveOkrs({
    objectives: [
      objectiveOf({ keyResults: [keyResultOf({ reading: { dueOn: '2026-11-20', status: 'outdated' } })] }),
      objectiveOf({
        id: 'o-other',
        title: 'New people feel at home',
        owner: { id: 'p-lee', name: 'Lee Jun' },
        keyResults: [
          keyResultOf({ id: 'kr-mine', title: 'Mine', owner: { id: 'p-kim', name: 'Kim Mina' } }),
          keyResultOf({ id: 'kr-theirs', title: 'Theirs', reading: { dueOn: '2026-11-01' } }),
        ],
      }),
    ],
  });
  renderPage(<MyOkrsPage />);

  expect(await screen.findByText('1 key result waits for your check-in.')).toBeVisible();
  const other = screen.getByRole('article', { name: 'New people feel at home' });
  expect(within(other).getByRole('link', { name: 'Mine' })).toBeVisible();
  expect(within(other).queryByRole('link', { name: 'Theirs' })).toBeNull();
  expect(asked[0]?.searchParams.get('mine')).toBe('true');
});
