import type { OrganizationView, UnitView } from '@/api/generated';
import type { Session } from '@/shared/session';

export const organization: OrganizationView = {
  id: '01900000-0000-7000-8000-000000000001',
  version: 1,
  name: 'Hanbit Commerce',
  locale: 'en',
  timeZone: 'Asia/Seoul',
  currency: 'KRW',
  fiscalYearStartMonth: 1,
  greenAt: 90,
  amberAt: 70,
  scoreCap: 120,
  graceDays: 3,
  focusLimit: 5,
  approveCorrections: false,
  today: '2026-11-21',
};

export const units: UnitView[] = [
  { id: 'u-company', version: 1, parentId: null, code: 'HQ', name: 'Company', closed: false },
  { id: 'u-sales', version: 1, parentId: 'u-company', code: 'SAL', name: 'Sales', closed: false },
  { id: 'u-online', version: 1, parentId: 'u-sales', code: 'SAL-1', name: 'Online sales', closed: false },
  { id: 'u-hr', version: 1, parentId: 'u-company', code: 'HRD', name: 'People', closed: false },
];

/** An administrator of the whole organization. */
export const session: Session = {
  signedIn: true,
  csrfToken: 'csrf-of-kim',
  demo: false,
  setupRequired: false,
  sendsMail: false,
  ways: { localAccounts: true, provider: null },
  byProvider: false,
  person: { id: 'p-kim', name: 'Kim Mina', email: 'kim@example.com', locale: 'en' },
  organization,
  permissions: (
    [
      'read',
      'define-kpis',
      'record-values',
      'close-periods',
      'correct-closed-periods',
      'approve-corrections',
      'edit-scorecards',
      'edit-objectives',
      'agree-objectives',
      'manage-cycles',
      'manage-organization',
      'manage-people',
      'read-log',
    ] as const
  ).map((permission) => ({ permission, unitIds: ['u-company'] })),
  grants: [{ role: 'administrator', unitId: 'u-company' }],
  challenge: null,
};
