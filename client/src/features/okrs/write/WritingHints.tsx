import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { CheckWritingRequest, KeyResultContent } from '@/api/generated';
import { writingQuery } from '../okrQueries';
import { HintList } from './HintList';
import { contentOf, faultsOf, type KeyResultDraft } from './keyResultDraft';

interface Props {
  title: string;
  hasOwner: boolean;
  keyResults: readonly KeyResultContent[];
  /** The key result that is being written: the advice is about this one alone. */
  draft?: KeyResultDraft;
}

/** Said by the form itself, or too early while it is being filled. */
const NOT_YET = new Set(['too-few-key-results', 'start-equals-target', 'not-measurable']);

/** Advice on what is being written, once one stops typing for a moment. */
export function WritingHints({ title, hasOwner, keyResults, draft }: Props) {
  const written = draft && draft.title.trim() !== '' ? [writtenOf(draft)] : [];
  const request: CheckWritingRequest = {
    title: title.trim(),
    hasOwner,
    keyResults: [...keyResults.map((one) => ({ id: null, title: one.title, measure: one.measure })), ...written],
  };
  const [asked] = useDebouncedValue(JSON.stringify(request), 400);
  const { data } = useQuery({
    ...writingQuery(JSON.parse(asked)),
    enabled: draft ? written.length > 0 : title.trim() !== '',
  });
  const about = draft && written.length > 0 ? keyResults.length : null;
  const hints = (data?.hints ?? []).filter(
    ({ code, keyResult }) => !NOT_YET.has(code) && (keyResult === about || code === 'too-many-key-results'),
  );
  const idle = draft ? written.length === 0 : title.trim() === '';
  return <div role="status">{!idle && hints.length > 0 && <HintList hints={hints} keyResults={[]} />}</div>;
}

function writtenOf(draft: KeyResultDraft) {
  const complete = faultsOf(draft).length === 0;
  return { id: null, title: draft.title.trim(), measure: complete ? contentOf(draft).measure : null };
}
