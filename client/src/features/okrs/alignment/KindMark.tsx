import { IconCompass, IconFlag3, IconRulerMeasure } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ParentKind } from '@/api/generated';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import classes from './Alignment.module.css';

const ICONS = { 'strategic-objective': IconCompass, objective: IconFlag3, 'key-result': IconRulerMeasure };

/** What it is: by its sign, and in words to those who listen. */
export function KindMark({ kind, size = 14 }: { kind: ParentKind; size?: number }) {
  const { t } = useTranslation('alignment');
  const Icon = ICONS[kind];
  return (
    <span className={classes.kind} title={t(`kind.${kind}`)}>
      <Icon size={size} aria-hidden="true" />
      <VisuallyHidden>{t(`kind.${kind}`)}</VisuallyHidden>
    </span>
  );
}
