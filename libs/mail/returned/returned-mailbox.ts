/** What is done with a letter that was looked at: `read` had its say, `set-aside` is for a person. Both are kept, and neither is looked at again. */
export type Judgement = 'read' | 'set-aside';

/** The mailbox of the return address. */
export interface ReturnedMailbox {
  /**
   * Gives the letters that lie there to `judge`, one after the other, and puts each where its judgement says. A letter whose judging fails stays, and
   * the failure is thrown: what was judged twice must be the same as once.
   */
  look(judge: (raw: Buffer, source: string) => Promise<Judgement>): Promise<void>;
}
