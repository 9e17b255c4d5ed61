import { screen, waitFor } from '@testing-library/react';
import { ApiException } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { ConfirmReason } from './ConfirmReason';

const dialog = (onConfirm: (reason: string) => Promise<unknown>, onClose = () => {}) => (
  <ConfirmReason opened title="Retire the KPI" confirmLabel="Retire" onConfirm={onConfirm} onClose={onClose}>
    Its history stays.
  </ConfirmReason>
);

test('Asks for a reason and hands it over', async () => {
  const onConfirm = vi.fn(() => Promise.resolve());
  const onClose = vi.fn();
  const { user } = renderPage(dialog(onConfirm, onClose));

  await user.click(await screen.findByRole('button', { name: 'Retire' }));
  expect(screen.getByText('Give a reason, so that others can follow it later.')).toBeVisible();
  expect(onConfirm).not.toHaveBeenCalled();

  await user.type(screen.getByLabelText(/Reason/), '  Merged into another  ');
  await user.click(screen.getByRole('button', { name: 'Retire' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('Merged into another');
});

test('A refusal is shown, and what was typed stays', async () => {
  const refused = new ApiException('', 409, '', {}, { code: 'version.conflict' });
  const { user } = renderPage(dialog(() => Promise.reject(refused)));

  await user.type(await screen.findByLabelText(/Reason/), 'Merged');
  await user.click(screen.getByRole('button', { name: 'Retire' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('Someone else changed this in the meantime.');
  expect(screen.getByLabelText(/Reason/)).toHaveValue('Merged');
});
