/** What a command is about. */
interface Subject {
  /** Where the API answers, without a slash at the end. */
  server: string;
  kpiId: string;
  period: string;
}

/** The figure that stands in the command, to be replaced by the real one. */
export type Figure = { value: number } | { numerator: number; denominator: number };

const KEY = '"Authorization: Bearer $SCORECARD_KEY"';

/** A command for `sh` that records the value of one period. Sent again with the same figure it changes nothing. */
export function recordCommand({ server, kpiId, period }: Subject, figure: Figure): string {
  const body = 'value' in figure ? figure : { value: null, ...figure };
  return [
    `curl --fail-with-body --request PUT '${server}/api/v1/kpis/${kpiId}/values/${period}'`,
    `--header ${KEY}`,
    "--header 'Content-Type: application/json'",
    `--data '${JSON.stringify(body)}'`,
  ].join(' \\\n  ');
}

/** A command for `sh` that reads the figures of one period. */
export const readCommand = ({ server, kpiId, period }: Subject): string =>
  [`curl --fail-with-body '${server}/api/v1/kpis/${kpiId}/series?from=${period}&to=${period}'`, `--header ${KEY}`].join(
    ' \\\n  ',
  );
