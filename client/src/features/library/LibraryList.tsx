import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LibraryKpi } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';
import { ExportMenu } from '@/ui/export/ExportMenu';
import classes from './Library.module.css';
import { libraryLabel } from './libraryLabel';
import { fitsAll } from './librarySearch';
import { librarySheet } from './librarySheet';

interface Props {
  kpis: readonly LibraryKpi[];
  allowed: boolean;
  onAdopt: (kpi: LibraryKpi) => void;
}

export const libraryName = (kpi: LibraryKpi, language: string) => (language === 'ko' ? kpi.nameKo : kpi.nameEn);

/** The entries with their description in the reader's language; what is adopted already leads to the KPI. */
export function LibraryList({ kpis, allowed, onAdopt }: Props) {
  const { t, i18n } = useTranslation(['library', 'kpis', 'common']);
  return (
    <>
      <div className={classes.count}>
        <p>{t('count', { count: kpis.length })}</p>
        <ExportMenu
          name={t('title')}
          title={t('title')}
          sheet={() => librarySheet(kpis, i18n.language === 'ko', t)}
          timeless
        />
      </div>
      <ul className={classes.list} aria-label={t('label')}>
        {kpis.map((kpi) => (
          <Entry key={kpi.code} kpi={kpi} allowed={allowed} onAdopt={onAdopt} />
        ))}
      </ul>
    </>
  );
}

function Entry({ kpi, allowed, onAdopt }: { kpi: LibraryKpi } & Omit<Props, 'kpis'>) {
  const { t, i18n } = useTranslation(['library', 'kpis']);
  const korean = i18n.language === 'ko';
  const measure = [
    t(`kpis:unitKind.${kpi.unitKind}`),
    t(`kpis:direction.${kpi.direction}`),
    t(`kpis:frequency.${kpi.frequency}`),
    t(`kpis:aggregation.${kpi.aggregation}`),
  ].join(' · ');
  const place = [
    libraryLabel('functions', kpi.function),
    libraryLabel('categories', kpi.category),
    t(`kpis:perspective.${kpi.perspective}`),
  ];

  return (
    <li className={classes.entry}>
      <div className={classes.text}>
        <h2 className={classes.name}>
          {libraryName(kpi, i18n.language)} <span className={classes.other}>{korean ? kpi.nameEn : kpi.nameKo}</span>
        </h2>
        <p className={classes.description}>{korean ? kpi.descriptionKo : kpi.descriptionEn}</p>
        {kpi.formula && <code className={classes.formula}>{kpi.formula}</code>}
      </div>
      <div className={classes.meta}>
        <div>{place.join(' · ')}</div>
        <div>{measure}</div>
        <div>
          {fitsAll(kpi)
            ? t('whole')
            : kpi.industries.map((industry) => libraryLabel('industries', industry)).join(', ')}
        </div>
      </div>
      <div className={classes.action}>
        {kpi.adopted ? (
          <>
            <span className={classes.adopted}>{t('adopted')}</span>{' '}
            <Link
              to={'/kpis' as string}
              search={{ q: kpi.code } as never}
              aria-label={`${t('show')}: ${libraryName(kpi, i18n.language)}`}
            >
              {t('show')}
            </Link>
          </>
        ) : (
          <WriteButton
            size="compact-sm"
            variant="default"
            allowed={allowed}
            aria-label={`${t('adopt')}: ${libraryName(kpi, i18n.language)}`}
            onClick={() => onAdopt(kpi)}
          >
            {t('adopt')}
          </WriteButton>
        )}
      </div>
    </li>
  );
}
