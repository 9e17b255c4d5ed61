import { readCommand, recordCommand } from './curlText';

const subject = {
  server: 'https://scorecard.example.org',
  kpiId: '0199a000-0000-7000-8000-000000000000',
  period: '2026-10',
};
const examples = '../../../../../../docs/examples';

// The integration tests send what these files say.
test('The page shows the commands of the examples', async () => {
  await expect(`${recordCommand(subject, { value: 95 })}\n`).toMatchFileSnapshot(`${examples}/record-value.sh`);
  await expect(`${readCommand(subject)}\n`).toMatchFileSnapshot(`${examples}/read-value.sh`);
});

test('A ratio is recorded in its parts', () => {
  expect(recordCommand(subject, { numerator: 3, denominator: 4 })).toContain(
    `--data '{"value":null,"numerator":3,"denominator":4}'`,
  );
});
