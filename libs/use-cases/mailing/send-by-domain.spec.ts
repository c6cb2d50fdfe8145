import fc from 'fast-check';
import { DomainLanes } from '#use-cases/mailing/domain-lanes';
import { sendByDomain } from '#use-cases/mailing/send-by-domain';

const domainOf = (mail: string): string => mail.split('@')[1] ?? '';

/** A queue as the outbox has it: what is taken is taken, in order. */
function queueOf(mails: readonly string[], limit: number) {
  const left = [...mails];
  const asked: (readonly string[])[] = [];
  const take = async (without: readonly string[]): Promise<readonly string[]> => {
    asked.push(without);
    const taken = left.filter((mail) => !without.includes(domainOf(mail))).slice(0, limit);
    for (const mail of taken) left.splice(left.indexOf(mail), 1);
    return taken;
  };
  return { take, left, asked };
}

const mailsTo = (domain: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${index}@${domain}`);

describe('sending by domain', () => {
  it('sends everything once, whatever domains, widths and limits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 12 }),
        async (domains, width, atATime, inHand) => {
          const mails = domains.map((domain, index) => `${index}@${domain}`);
          const sent: string[] = [];
          const underWay = new Map<string, number>();
          const most = { ofOne: 0, inAll: 0 };
          const { take } = queueOf(mails, inHand);
          const send = async (mail: string) => {
            underWay.set(domainOf(mail), (underWay.get(domainOf(mail)) ?? 0) + 1);
            most.ofOne = Math.max(most.ofOne, underWay.get(domainOf(mail)) ?? 0);
            most.inAll = Math.max(
              most.inAll,
              [...underWay.values()].reduce((sum, count) => sum + count, 0),
            );
            await Promise.resolve();
            underWay.set(domainOf(mail), (underWay.get(domainOf(mail)) ?? 0) - 1);
            sent.push(mail);
          };
          await sendByDomain({ take, domainOf, send, lanes: new DomainLanes({ atATime, perMinute: null }), width, inHand });
          expect([...sent].sort()).toEqual([...mails].sort());
          expect([most.ofOne <= atATime, most.inAll <= width]).toEqual([true, true]);
        },
      ),
    );
  });

  it('ends with all others while one domain does not answer, though that one stood first and fills its hand', async () => {
    const { take, asked } = queueOf([...mailsTo('slow', 30), ...mailsTo('fast', 20), ...mailsTo('quick', 20)], 10);
    const sent: string[] = [];
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const sending = sendByDomain({
      ...{ take, domainOf, lanes: new DomainLanes({ atATime: 2, perMinute: null }), width: 4, inHand: 10 },
      send: async (mail) => {
        if (domainOf(mail) === 'slow') await answered;
        sent.push(mail);
        // It is the slow domain's own mails that the last of the others set free.
        if (sent.length === 40) answer();
      },
    });
    await sending;
    expect(sent.slice(0, 40).filter((mail) => domainOf(mail) === 'slow')).toEqual([]);
    expect(sent).toHaveLength(70);
    expect(asked).toContainEqual(['slow']);
  });

  it('waits for a turn that another round has, and takes it when that gives it back', async () => {
    const lanes = new DomainLanes({ atATime: 1, perMinute: null });
    lanes.tryEnter('a');
    const sent: string[] = [];
    const sending = sendByDomain({
      ...queueOf(['1@a', '1@b'], 10),
      domainOf,
      send: async (mail) => void sent.push(mail),
      lanes,
      width: 4,
      inHand: 10,
    });
    await new Promise<void>((resolve) => {
      const stop = lanes.onChange(() => {
        stop();
        resolve();
      });
    });
    expect(sent).toEqual(['1@b']);
    lanes.leave('a');
    await sending;
    expect(sent).toEqual(['1@b', '1@a']);
  });

  it('begins nothing more after a failure, and tells it when all has come to rest', async () => {
    const { take } = queueOf(mailsTo('a', 50), 50);
    const begun: string[] = [];
    let ended = 0;
    const send = async (mail: string) => {
      begun.push(mail);
      await Promise.resolve();
      ended += 1;
      if (begun.length >= 3) throw new Error('the database is gone');
    };
    const sending = sendByDomain({ take, domainOf, send, lanes: new DomainLanes({ atATime: 9, perMinute: null }), width: 3, inHand: 50 });
    await expect(sending).rejects.toThrow('the database is gone');
    expect([begun.length, ended]).toEqual([3, 3]);
  });
});
