#!/usr/bin/env node
// Brings New York City Transit's published monthly indicators into a running Scorecard, using nothing but its
// HTTP API, and checks our year-to-date figures against the agency's own.
//
//   node docs/examples/import-nyct.mjs path/to/nyct.csv http://localhost:5080
//
// Signs in with SCORECARD_EMAIL and SCORECARD_PASSWORD, or, at a demo instance, as its first administrator.
// Running it again changes nothing: every id is derived from the indicator's number.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const [file, base = 'http://localhost:5080'] = process.argv.slice(2);
if (!file) {
  console.error('usage: node import-nyct.mjs path/to/nyct.csv [http://localhost:5080]');
  process.exit(2);
}

const api = await signIn();
const indicators = readIndicators(await readFile(file, 'utf8'));
const unitId = id('unit');
const root = (await api.get('units')).find((unit) => unit.parentId === null);
await api.put(`units/${unitId}`, { code: 'nyct', name: 'NYC Transit', parentId: root.id });

const tally = { kpis: 0, recorded: 0, corrected: 0, unchanged: 0, refused: 0, active: 0 };
for (const indicator of indicators) await define(indicator);
for (const indicator of indicators) await enterValues(indicator);
const scorecards = await placeOnScorecards();
for (const indicator of indicators) await activate(indicator);
console.log(`KPIs ${tally.kpis} (active ${tally.active}) · values recorded ${tally.recorded}, corrected ${tally.corrected}, unchanged ${tally.unchanged}, refused ${tally.refused}`);
for (const { year, scorecardId } of scorecards) {
  const view = await api.get(`scorecards/${scorecardId}?date=${year}-12&span=year-to-date`);
  console.log(`Scorecard ${year}, year to date: score ${view.total.score?.toFixed(2) ?? '-'}, coverage ${view.total.coverage?.toFixed(3) ?? '-'}, ${view.total.status}`);
}
await compareYearToDate();

async function define(indicator) {
  const { first } = indicator;
  // The agency writes 0 for months without a plan; a target of 0 without a floor could not be scored, so it is none.
  const targets = indicator.months
    .map((month) => ({ from: month.period, target: month.target > 0 ? month.target : null, floor: null, stretch: null }))
    .filter((entry, i, all) => (i === 0 ? entry.target !== null : entry.target !== all[i - 1].target));
  await api.put(`kpis/${indicator.kpiId}`, {
    definition: {
      code: `nyct-${first.indicator_seq}`,
      name: first.indicator_name,
      description: first.description || null,
      unitKind: first.indicator_unit === '%' ? 'percent' : 'count',
      unitSymbol: null,
      decimals: Number(first.decimal_places),
      direction: { U: 'increase', D: 'decrease', N: 'none' }[first.desired_change],
      level: 'operational',
      timing: 'lagging',
      horizon: 'short',
      nature: 'quantitative',
      category: first.category || null,
      perspective: first.category.startsWith('Safety') ? 'internal' : 'customer',
      frequency: 'monthly',
      aggregation: indicator.aggregation,
      ratioFactor: null,
      ownerUnitId: unitId,
      ownerPersonId: api.personId,
      dataSource: 'MTA performance indicators',
      dataPath: `indicator ${first.indicator_seq}`,
      formula: null,
      baseline: null,
      benchmark: null,
      benchmarkSource: null,
      parentKpiId: indicators.some((other) => other.first.indicator_seq === first.parent_seq) ? id(`kpi-${first.parent_seq}`) : null,
      scale: {
        bandLow: null, bandHigh: null, lowerFloor: null, upperFloor: null, points: [], cap: null,
        greenAt: null, amberAt: null, attainmentMode: 'two-minus-ratio', graceDays: null,
      },
    },
    targets: first.desired_change === 'N' ? [] : targets,
  });
  tally.kpis++;
}

async function enterValues(indicator) {
  const values = indicator.months
    .filter((month) => month.actual !== null)
    .map((month) => ({
      kpiId: indicator.kpiId, period: month.period, value: month.actual, numerator: null, denominator: null,
      notApplicable: false, comment: null, reason: null, expectedRevision: null,
    }));
  const answer = await api.post('values', { values, atomic: false, reason: null });
  for (const key of ['recorded', 'corrected', 'unchanged', 'refused']) tally[key] += answer[key];
  for (const line of answer.lines.filter((l) => l.outcome === 'refused'))
    console.log(`refused: ${indicator.first.indicator_name} ${values[line.index].period}: ${line.code}`);
}

async function placeOnScorecards() {
  const years = [...new Set(indicators.flatMap((i) => i.months.map((m) => m.year)))].sort();
  const made = [];
  for (const year of years) {
    const scorecardId = id(`scorecard-${year}`);
    await api.put(`scorecards/${scorecardId}`, { unitId, fiscalYear: year, name: `NYC Transit ${year}`, copyFromScorecardId: null });
    const view = await api.get(`scorecards/${scorecardId}?date=${year}-12`);
    let version = view.version;
    const change = async (path, body) => {
      version = (await api.post(`scorecards/${scorecardId}/${path}`, { ...body, effectiveFrom: null, expectedVersion: version })).version;
    };
    const known = new Set(view.perspectives.flatMap((p) => p.objectives.map((o) => o.id)));
    const placed = new Set(view.perspectives.flatMap((p) => p.objectives.flatMap((o) => o.kpis.map((k) => k.kpiId))));
    for (const indicator of indicators.filter((i) => i.months.some((m) => m.year === year))) {
      const objective = objectiveOf(indicator);
      const perspective = view.perspectives.find((p) => p.kind === objective.kind);
      const objectiveId = id(`objective-${year}-${objective.key}`);
      if (!known.has(objectiveId)) {
        known.add(objectiveId);
        await change('objectives', {
          objectiveId, perspectiveId: perspective.id, name: objective.name, description: null, theme: null, weight: 1, ownerPersonId: null,
        });
      }
      if (!placed.has(indicator.kpiId)) await change(`objectives/${objectiveId}/kpis`, { kpiId: indicator.kpiId, weight: 1 });
    }
    made.push({ year, scorecardId });
  }
  return made;
}

/** Lines and depots stand under the indicator that they belong to; the others under safety or service. */
function objectiveOf(indicator) {
  const { parent_seq: parentSeq, indicator_seq: seq, category } = indicator.first;
  const safety = category.startsWith('Safety');
  const parent = indicators.find((other) => other.first.indicator_seq === parentSeq) ?? (indicators.some((other) => other.first.parent_seq === seq) ? indicator : null);
  if (parent) return { key: parent.first.indicator_seq, kind: 'customer', name: parent.first.indicator_name };
  return safety ? { key: 'safety', kind: 'internal', name: 'Safe operation' } : { key: 'service', kind: 'customer', name: 'Dependable service' };
}

async function activate(indicator) {
  const detail = await api.get(`kpis/${indicator.kpiId}`);
  if (detail.lifecycle === 'active') return void tally.active++;
  if (!detail.smart.activatable) {
    const open = detail.smart.criteria.filter((c) => c.verdict !== 'met').map((c) => `${c.criterion} ${c.advice}`);
    return console.log(`stays a draft: ${indicator.first.indicator_name}: ${open.join(', ')}`);
  }
  await api.post(`kpis/${indicator.kpiId}/activations`, { expectedVersion: detail.version });
  tally.active++;
}

/** Ours against the agency's, for every month in which all months of the year so far are present. */
async function compareYearToDate() {
  const counts = { sum: 0, average: 0, neither: 0, differs: 0, incomplete: 0 };
  const neither = new Map();
  for (const indicator of indicators) {
    for (const month of indicator.months.filter((m) => m.ytdActual !== null && m.actual !== null)) {
      const so = soFar(indicator, month);
      if (so.length !== month.month) {
        counts.incomplete++;
        continue;
      }
      const agencyRule = ruleOf(so, month, indicator.decimals);
      if (agencyRule === null) {
        counts.neither++;
        neither.set(indicator, [...(neither.get(indicator) ?? []), month]);
        continue;
      }
      counts[agencyRule]++;
      const ours = (await api.get(`kpis/${indicator.kpiId}?date=${month.period}`)).yearToDate;
      const expected = aggregate(indicator.aggregation, so);
      if (Math.abs(ours.value - expected) > 1e-6 * Math.max(1, Math.abs(expected)) || (!fits(expected, month, indicator.decimals) && agencyRule === indicator.aggregation)) {
        counts.differs++;
        console.log(`differs: ${indicator.first.indicator_name} ${month.period}: ours ${ours.value}, agency ${month.ytdActual} (${agencyRule})`);
      }
    }
  }
  console.log(`Year to date, months with all months present: agency's figure is the sum ${counts.sum}, the average ${counts.average}, neither ${counts.neither}; ours differs ${counts.differs}; skipped for missing months ${counts.incomplete}`);
  for (const [indicator, months] of neither)
    console.log(`neither: ${indicator.first.indicator_name}: ${months.length} of ${indicator.months.filter((m) => m.ytdActual !== null && m.actual !== null).length} months, first ${months[0].period} agency ${months[0].ytdActual}, sum ${aggregate('sum', soFar(indicator, months[0])).toFixed(3)}, average ${aggregate('average', soFar(indicator, months[0])).toFixed(3)}`);
}

function soFar(indicator, month) {
  return indicator.months.filter((m) => m.year === month.year && m.month <= month.month && m.actual !== null).map((m) => m.actual);
}

function aggregate(rule, values) {
  const sum = values.reduce((total, value) => total + value, 0);
  return rule === 'sum' ? sum : sum / values.length;
}

/** Equal when rounded as the agency publishes: to the indicator's decimals. */
function fits(figure, month, decimals) {
  return Math.abs(figure - month.ytdActual) <= 0.5 * 10 ** -decimals + 1e-9;
}

/** Which rule the agency's figure follows; null when neither does. */
function ruleOf(values, month, decimals) {
  if (fits(aggregate('average', values), month, decimals)) return 'average';
  return fits(aggregate('sum', values), month, decimals) ? 'sum' : null;
}

function readIndicators(text) {
  const rows = parseCsv(text);
  const bySeq = Map.groupBy ? Map.groupBy(rows, (row) => row.indicator_seq) : groupBy(rows, (row) => row.indicator_seq);
  return [...bySeq.values()].map((own) => {
    const months = own
      .map((row) => ({
        year: Number(row.period_year), month: Number(row.period_month),
        period: `${row.period_year}-${row.period_month.padStart(2, '0')}`,
        target: number(row.monthly_target), actual: number(row.monthly_actual), ytdActual: number(row.ytd_actual),
      }))
      .sort((a, b) => a.year - b.year || a.month - b.month);
    const indicator = { first: own[0], months, decimals: Number(own[0].decimal_places), kpiId: id(`kpi-${own[0].indicator_seq}`) };
    const votes = months
      .filter((m) => m.ytdActual !== null && m.actual !== null && m.month > 1 && soFar(indicator, m).length === m.month)
      .map((m) => ruleOf(soFar(indicator, m), m, indicator.decimals));
    const sums = votes.filter((v) => v === 'sum').length;
    return { ...indicator, aggregation: sums > votes.filter((v) => v === 'average').length ? 'sum' : 'average' };
  });
}

function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function number(text) {
  const plain = text.replaceAll(',', '').trim();
  if (plain === '') return null;
  const value = Number(plain);
  if (Number.isNaN(value)) throw new Error(`Not a number: ${text}`);
  return value;
}

function parseCsv(text) {
  const records = [];
  let record = [''];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') (record[record.length - 1] += '"'), i++;
    else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) record.push('');
    else if (c === '\n' && !quoted) records.push(record), (record = ['']);
    else if (c !== '\r' || quoted) record[record.length - 1] += c;
  }
  if (record.length > 1) records.push(record);
  const [header, ...rows] = records;
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** A UUID that is the same at every run. */
function id(name) {
  const h = createHash('sha256').update(`nyct/${name}`).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

async function signIn() {
  let cookie = '';
  let token = '';
  const call = async (method, path, body) => {
    const response = await fetch(`${base}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-csrf-token': token, cookie },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair] = set.split(';');
      const name = pair.split('=')[0];
      cookie = [...cookie.split('; ').filter((c) => c && !c.startsWith(`${name}=`)), pair].join('; ');
    }
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  };
  token = (await call('GET', 'session')).csrfToken;
  const { SCORECARD_EMAIL: email, SCORECARD_PASSWORD: password } = process.env;
  if (email && password) await call('POST', 'session', { email, password });
  else {
    const { people } = await call('GET', 'demo');
    await call('POST', 'demo/session', { personId: people.find((person) => person.role === 'administrator').personId });
  }
  const session = await call('GET', 'session');
  token = session.csrfToken;
  return {
    personId: session.person.id,
    get: (path) => call('GET', path),
    put: (path, body) => call('PUT', path, body),
    post: (path, body) => call('POST', path, body),
  };
}
