import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import i18n from '@/i18n';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors } from '@/ui/forms';
import { ApiException } from './generated';
import { isProblem, toProblem, UnreachableError } from './problem';

const refusal = (status: number, body: object) => new ApiException('', status, JSON.stringify(body), {}, null);
const show = (error: unknown) =>
  render(
    <MantineProvider env="test">
      <ErrorNotice error={error} />
    </MantineProvider>,
  );

test('A problem is read from the answer, whether or not the generated client parsed it', () => {
  const body = { code: 'version.conflict', currentVersion: 7, traceId: 't-1' };
  const expected = { status: 409, code: 'version.conflict', extra: { currentVersion: 7 }, traceId: 't-1', fields: {} };
  expect(toProblem(refusal(409, body))).toEqual(expected);
  expect(toProblem(new ApiException('', 409, '', {}, body))).toEqual(expected);
  expect(isProblem(refusal(409, body), 'version.conflict')).toBe(true);
});

test('No answer at all is a problem of the network', () => {
  expect(toProblem(new UnreachableError())).toMatchObject({ status: 0, code: 'network' });
  expect(toProblem(new TypeError('a bug'))).toMatchObject({ status: 0, code: 'client' });
  expect(toProblem(new ApiException('', 502, '<html>', {}, null))).toMatchObject({ status: 502, code: 'http_502' });
});

test('Says what happened, why, and what to do now', () => {
  show(refusal(422, { code: 'value.reason_required' }));
  expect(screen.getByRole('alert')).toHaveTextContent(
    'This period already has a value.Another value is a correction, and the earlier one stays in the history. Give a reason for the correction.',
  );
});

test('An unknown code falls back to its status and names itself', () => {
  show(refusal(422, { code: 'moon.full' }));
  expect(screen.getByRole('alert')).toHaveTextContent('A rule does not allow this.');
  expect(screen.getByRole('alert')).toHaveTextContent('moon.full');
});

test('A failure of the server gives the reference to quote', () => {
  show(refusal(503, { code: 'sun.down', traceId: 'trace-9' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Reference for support: trace-9');
});

test('Field errors stand beside their fields, in words, also inside lists', () => {
  const setErrors = vi.fn();
  const error = refusal(400, {
    code: 'request.invalid',
    errors: {
      name: ['required'],
      'targets[1].from': ['not_a_period'],
      'definition.code': ['too_long:64', 'of_tomorrow'],
    },
  });

  expect(applyServerErrors({ setErrors }, error, i18n.getFixedT('en', 'errors'), 'definition.')).toBe(true);
  expect(setErrors).toHaveBeenCalledExactlyOnceWith({
    name: 'Please fill this in.',
    'targets.1.from': 'Enter a period such as 2026-11.',
    code: 'At most 64 characters. This entry is not valid.',
  });
});
