import { HttpResponse, http } from 'msw';
import { server } from '@/test/server';
import { api } from './client';

// Parameters are positional and mostly texts: were the API to reorder them, everything would still compile.
test.each([
  ['listKpis', () => api.listKpis('D', 'K', 'U', true), '/kpis?date=D&knownAt=K&unitId=U&subtree=true'],
  ['getKpi', () => api.getKpi('1', 'D', 'K', 'year-to-date'), '/kpis/1?date=D&knownAt=K&span=year-to-date'],
  ['getKpiSeries', () => api.getKpiSeries('1', 'F', 'T', 'K'), '/kpis/1/series?from=F&to=T&knownAt=K'],
  [
    'getKpiTimeline',
    () => api.getKpiTimeline('1', 'K', 'T', 9, 5),
    '/kpis/1/timeline?knownAt=K&topics=T&before=9&limit=5',
  ],
  [
    'getScorecardTimeline',
    () => api.getScorecardTimeline('1', 'K', 'T', 9, 5),
    '/scorecards/1/timeline?knownAt=K&topics=T&before=9&limit=5',
  ],
  [
    'getOrganizationDifference',
    () => api.getOrganizationDifference('U', 'D', 'K', 'FD', 'FK', 'period'),
    '/organization/difference?unitId=U&date=D&knownAt=K&fromDate=FD&fromKnownAt=FK&span=period',
  ],
  [
    'getScorecardDifference',
    () => api.getScorecardDifference('1', 'D', 'K', 'FD', 'FK', 'period'),
    '/scorecards/1/difference?date=D&knownAt=K&fromDate=FD&fromKnownAt=FK&span=period',
  ],
  [
    'getKpiDifference',
    () => api.getKpiDifference('1', 'D', 'K', 'FD', 'FK', 'period'),
    '/kpis/1/difference?date=D&knownAt=K&fromDate=FD&fromKnownAt=FK&span=period',
  ],
  ['listKpiUsage', () => api.listKpiUsage('1', 'D', 'K'), '/kpis/1/usage?date=D&knownAt=K'],
  ['listLibrary', () => api.listLibrary('Q', 'C', 'F'), '/kpi-library?q=Q&category=C&businessFunction=F'],
  [
    'getValueGrid',
    () => api.getValueGrid('U', 'monthly', 'F', 'T', 'K'),
    '/values?unitId=U&frequency=monthly&from=F&to=T&knownAt=K',
  ],
  ['listScorecards', () => api.listScorecards('D', 'K', 'period'), '/scorecards?date=D&knownAt=K&span=period'],
  ['getScorecard', () => api.getScorecard('1', 'D', 'K', 'period'), '/scorecards/1?date=D&knownAt=K&span=period'],
  [
    'getScorecardTrend',
    () => api.getScorecardTrend('1', 'D', 'K', 'period'),
    '/scorecards/1/trend?date=D&knownAt=K&span=period',
  ],
  ['getHome', () => api.getHome('D', 'K'), '/home?date=D&knownAt=K'],
  ['listChanges', () => api.listChanges('S', 20), '/changes?since=S&limit=20'],
  ['listFocusWarnings', () => api.listFocusWarnings('D', 'K'), '/focus?date=D&knownAt=K'],
  ['getStreamProof', () => api.getStreamProof('kpi', '1'), '/integrity/streams/kpi/1'],
])('%s sends its arguments where they belong', async (_, call, expected) => {
  let asked = '';
  server.use(
    http.get('*/api/v1/*', ({ request }) => {
      const url = new URL(request.url);
      asked = url.pathname.replace('/api/v1', '') + url.search;
      return HttpResponse.json([]);
    }),
  );

  await call();

  const sorted = (path: string) => {
    const url = new URL(path, 'http://localhost');
    url.searchParams.sort();
    return url.pathname + url.search;
  };
  expect(sorted(asked)).toBe(sorted(expected));
});
