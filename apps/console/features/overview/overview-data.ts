import type { components } from '#console/api/generated/schema';

export type Overview = components['schemas']['Overview'];
export type Task = Overview['tasks'][number];
export type Trouble = Overview['troubles'][number];
