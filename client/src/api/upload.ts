import { apiAddress, isElsewhere } from './address';
import { announceSessionExpired, writeHeaders } from './client';
import { ApiException } from './generated';
import { newId } from './ids';
import { UnreachableError } from './problem';

interface Options {
  signal?: AbortSignal;
  /** How much of the file has left, from 0 to 1. `fetch` does not tell. */
  onProgress?: (share: number) => void;
}

/** Posts a file as it is. Answers, and fails, as the generated client does. */
export function upload<T>(path: string, file: Blob, { signal, onProgress }: Options = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${apiAddress}${path}`);
    request.withCredentials = isElsewhere;
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    for (const [name, value] of Object.entries(writeHeaders(newId()))) request.setRequestHeader(name, value);

    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new UnreachableError('The API cannot be reached.'));
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as T);
      else {
        if (status === 401) announceSessionExpired();
        reject(new ApiException('The upload was refused.', status, responseText, {}, null));
      }
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
