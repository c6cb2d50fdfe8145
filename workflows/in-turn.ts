import { condition } from '@temporalio/workflow';

/** A place where one step is taken at a time: two at once could come to rest in another order than the database took them. */
export interface Turns {
  isBusy: boolean;
}

/** Takes a step when no other is taken. */
export async function inTurn<Result>(turns: Turns, step: () => Promise<Result>): Promise<Result> {
  while (turns.isBusy) await condition(() => !turns.isBusy);
  turns.isBusy = true;
  try {
    return await step();
  } finally {
    turns.isBusy = false;
  }
}
