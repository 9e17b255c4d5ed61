import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './ErrorNotice';
import page from './Page.module.css';
import classes from './PageBoundary.module.css';
import { RetryWhenBack } from './RetryWhenBack';
import { VisuallyHidden } from './VisuallyHidden';

/** Around every page and around parts that load by themselves: one place for "loading", "failed" and "try again". */
export function PageBoundary({
  children,
  lines = 8,
  wholePage = false,
  failure,
}: {
  children: ReactNode;
  lines?: number;
  /** The margins that a page would have given itself. */
  wholePage?: boolean;
  /** What stands in the place of what failed, instead of a notice with "try again". */
  failure?: (error: unknown, onRetry: () => void) => ReactNode;
}) {
  const margins = wholePage ? page.page : undefined;
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary
          onReset={reset}
          fallbackRender={({ error, resetErrorBoundary }) => (
            <>
              <RetryWhenBack error={error} onRetry={resetErrorBoundary} />
              {failure?.(error, resetErrorBoundary) ?? (
                <div className={margins}>
                  <ErrorNotice error={error} onRetry={resetErrorBoundary} listFields />
                </div>
              )}
            </>
          )}
        >
          <Suspense
            fallback={
              <div className={margins}>
                <PageSkeleton lines={lines} />
              </div>
            }
          >
            {children}
          </Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}

export function PageSkeleton({ lines = 8 }: { lines?: number }) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.late} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <div className={`${classes.line} ${classes.title}`} />
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <div key={line} className={classes.line} style={{ width: `${96 - ((line * 13) % 40)}%` }} />
      ))}
    </div>
  );
}
