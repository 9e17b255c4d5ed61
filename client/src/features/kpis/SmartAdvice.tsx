import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SmartReport, Verdict } from '@/api/generated';
import { type UnitOfMeasure, useFormat } from '@/ui/format';
import classes from './SmartAdvice.module.css';
import { adviceText } from './smart';

const ICONS: Record<Verdict, typeof IconCheck> = { met: IconCheck, 'not-met': IconX, 'cannot-tell': IconMinus };

/** The five criteria, each with its verdict and one sentence of advice. */
export function SmartAdvice({ report, unit }: { report: SmartReport; unit: UnitOfMeasure }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {report.criteria.map((criterion) => {
        const Icon = ICONS[criterion.verdict];
        return (
          <li key={criterion.criterion} data-verdict={criterion.verdict} className={classes.item}>
            <Icon size={16} stroke={2.4} className={classes.icon} aria-hidden="true" />
            <div>
              <div className={classes.name}>
                {t(`smart.criterion.${criterion.criterion}`)}
                <span className={classes.verdict}>{t(`smart.verdict.${criterion.verdict}`)}</span>
              </div>
              <div className={classes.advice}>{adviceText(criterion, unit, t, format)}</div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
