interface Props {
  /** With the digits that there are. */
  exact: string;
  /** As a headline says it. */
  short: string;
}

/** What a step comes to, in few digits. Where they are not all of them it says so; `ending` puts the rest into the formula. */
export function Result({ exact, short }: Props) {
  return (
    <strong className="num">
      {exact === short ? '=' : '≈'} {short}
    </strong>
  );
}

/** The end of a formula whose result is shortened beside it. */
export const ending = ({ exact, short }: Props) => (exact === short ? '' : ` = ${exact}`);
