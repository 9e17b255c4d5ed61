import { api } from '@/api/client';
import { useOkrCommand } from '../okrCommands';

interface Text {
  commentId: string;
  text: string;
  /** The people meant, by id. */
  mentions: string[];
}

export const usePostComment = (objectiveId: string) =>
  useOkrCommand(({ commentId, ...request }: Text) => api.postComment(objectiveId, commentId, request));

export const useReviseComment = (objectiveId: string) =>
  useOkrCommand(({ commentId, ...request }: Text) => api.reviseComment(objectiveId, commentId, request));

export const useRemoveComment = (objectiveId: string) =>
  useOkrCommand((commentId: string) => api.removeComment(objectiveId, commentId));
