import type { components } from '#console/api/generated/schema';

export type Document = components['schemas']['Document'];
export type DocumentItem = components['schemas']['DocumentItem'];
export type MailState = components['schemas']['MailState'];
export type Calculation = Document['calculations'][number];
