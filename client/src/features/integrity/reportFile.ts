import type { TFunction } from 'i18next';
import type { IntegrityReport } from '@/api/generated';
import { saveFile } from '@/ui/export/saveFile';
import type { Format } from '@/ui/format';

interface Words {
  t: TFunction<'integrity'>;
  format: Format;
  /** Names of kinds and types of events. */
  kind: (kind: string) => string;
  type: (type: string) => string;
  language: string;
}

const nameOf = (report: IntegrityReport, t: Words['t']) =>
  `${t('report.file')} ${report.verification.startedAt.slice(0, 10)} ${report.position}`;

export function saveJson(report: IntegrityReport, { t }: Words) {
  saveFile(`${nameOf(report, t)}.json`, 'application/json', [JSON.stringify(report, null, 2)]);
}

export function saveHtml(report: IntegrityReport, words: Words) {
  saveFile(`${nameOf(report, words.t)}.html`, 'text/html;charset=utf-8', [toHtml(report, words)]);
}

/** The report as a page of its own, to print or to keep; it needs neither this program nor a network. */
export function toHtml(report: IntegrityReport, words: Words): string {
  const { t, format, language } = words;
  const { verification } = report;
  const facts: [string, string][] = [
    [t('report.organization'), `${report.organizationName} (${report.orgId})`],
    [t('report.madeAt'), `${format.dateTime(verification.startedAt)} (${verification.startedAt})`],
    [t('report.madeBy'), report.by?.name ?? t('unknownPerson')],
    [t('report.position'), format.number(report.position)],
    [t('events'), format.number(verification.events)],
    [t('streams'), format.number(verification.streams)],
    [t('report.fingerprint'), report.fingerprint],
  ];
  const rows = report.heads.map(
    (head) =>
      `<tr><td>${xml(words.kind(head.streamKind))}</td><td><code>${xml(head.streamId)}</code></td><td class="n">${head.version}</td><td><code>${xml(head.hash)}</code></td></tr>`,
  );
  const headings = [t('stream'), t('report.id'), t('version'), t('hash')].map(
    (text) => `<th scope="col">${xml(text)}</th>`,
  );
  return `<!doctype html>
<html lang="${xml(language)}"><head><meta charset="utf-8"><title>${xml(nameOf(report, t))}</title><style>${STYLE}</style></head><body>
<h1>${xml(t('report.title'))}</h1>
<p class="result"><strong>${xml(t(verification.ok ? 'intact' : 'broken'))}</strong> ${xml(resultOf(report, words))}</p>
<dl>${facts.map(([name, value]) => `<dt>${xml(name)}</dt><dd>${xml(value)}</dd>`).join('')}</dl>
<h2>${xml(t('report.repeat'))}</h2>
<p>${xml(t('report.repeatHow'))}</p><pre>dotnet Scorecard.Api.dll verify</pre>
<p>${xml(t('report.fingerprintHow'))}</p>
<h2>${xml(t('report.heads'))}</h2>
<table><thead><tr>${headings.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>
</body></html>
`;
}

function resultOf({ verification }: IntegrityReport, { t, format, kind, type }: Words): string {
  const figures = { events: format.number(verification.events), streams: format.number(verification.streams) };
  const { broken } = verification;
  if (!broken) return t('resultIntact', figures);
  return [
    t('resultBroken', figures),
    `${kind(broken.streamKind)} ${broken.streamId}, ${t('version')} ${broken.version}, ${t('position')} ${broken.position}${broken.type ? `, ${type(broken.type)}` : ''}.`,
    t(`fault.${broken.reason}`),
  ].join(' ');
}

const STYLE =
  'body{font:14px/1.5 system-ui,sans-serif;max-width:1100px;margin:32px auto;padding:0 16px;color:#1a1c22;background:#fff}h1{font-size:24px}h2{font-size:16px;margin-top:24px}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}dt{color:#5a5f6b}dd{margin:0;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;font-size:12px}th,td{text-align:left;padding:3px 8px;border-bottom:1px solid #ccc;overflow-wrap:anywhere}.n{text-align:right}thead{display:table-header-group}tr{break-inside:avoid}code,pre{font-size:11px}';

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
