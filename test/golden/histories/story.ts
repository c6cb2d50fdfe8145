import type { Client, WorkflowHandle } from '@temporalio/client';

/** One recorded way through a workflow: what it meets, and what people do. */
export interface Story {
  readonly name: string;
  /** The steps of the workflow, with a record that is only a state. */
  readonly activities: () => object;
  /** Starts it and answers with its handle. */
  readonly play: (client: Client) => Promise<WorkflowHandle>;
}
