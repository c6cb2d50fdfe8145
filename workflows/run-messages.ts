import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { SIGNALS, UPDATES, type ApproveCommand, type ProcessState, type ReasonedCommand, type RunCommand } from '#contracts/invoice-run-process';

export const submit = defineUpdate<ProcessState, [RunCommand]>(UPDATES.submit);
export const approve = defineUpdate<ProcessState, [ApproveCommand]>(UPDATES.approve);
export const reject = defineUpdate<ProcessState, [ReasonedCommand]>(UPDATES.reject);
export const cancel = defineUpdate<ProcessState, [ReasonedCommand]>(UPDATES.cancel);
export const prepareAgain = defineUpdate<ProcessState, [RunCommand]>(UPDATES.prepareAgain);
export const factsRecorded = defineSignal(SIGNALS.factsRecorded);
export const turnChanged = defineSignal(SIGNALS.turnChanged);
export const mailingStarted = defineSignal(SIGNALS.mailingStarted);
export const stateQuery = defineQuery<ProcessState>('state');
