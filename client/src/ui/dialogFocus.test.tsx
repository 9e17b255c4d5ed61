import { Button, Modal } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { renderPage } from '@/test/renderPage';
import { watchDialogFocus } from './dialogFocus';

/** A dialog that is taken away when it is done, and with it, where it says so, the button that opened it. */
function Page() {
  const [opened, setOpened] = useState(false);
  const [on, setOn] = useState(false);
  useEffect(watchDialogFocus, []);
  return (
    <section>
      <a href="#first">First</a>
      <div>{on ? <Button>Turn off</Button> : <Button onClick={() => setOpened(true)}>Turn on</Button>}</div>
      {opened && (
        <Modal opened onClose={() => setOpened(false)} title="Turn on?">
          <Button
            onClick={() => {
              setOn(true);
              setOpened(false);
            }}
          >
            Yes
          </Button>
        </Modal>
      )}
    </section>
  );
}

test('After a dialog the focus is where it was, or on what stands in its place', async () => {
  const { user } = renderPage(<Page />);

  await user.click(await screen.findByRole('button', { name: 'Turn on' }));
  await waitFor(() => expect(screen.getByRole('dialog')).toContainElement(document.activeElement as HTMLElement));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Turn on' })).toHaveFocus());

  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('dialog')).toContainElement(document.activeElement as HTMLElement));
  await user.click(screen.getByRole('button', { name: 'Yes' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Turn off' })).toHaveFocus());
});
