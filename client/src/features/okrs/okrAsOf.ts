export { type OkrMoment, useOkrMoment } from '@/shared/objectives';
