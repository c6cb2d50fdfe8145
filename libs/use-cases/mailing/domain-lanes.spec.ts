import { DomainLanes } from '#use-cases/mailing/domain-lanes';

describe('turns by domain', () => {
  it('are so many at a time for each, whatever others have', () => {
    const lanes = new DomainLanes({ atATime: 2, perMinute: null });
    expect(['a', 'a', 'a', 'b'].map((domain) => lanes.tryEnter(domain))).toEqual([true, true, false, true]);
    lanes.leave('a');
    expect([lanes.countUnderWay('a'), lanes.tryEnter('a'), lanes.tryEnter('a')]).toEqual([1, true, false]);
  });

  it('are so many in any minute', () => {
    let now = 0;
    const lanes = new DomainLanes({ atATime: 10, perMinute: 2 }, () => now);
    const entered = [0, 30_000, 59_999, 60_001, 60_002, 90_001].map((at) => {
      now = at;
      return lanes.tryEnter('a');
    });
    expect(entered).toEqual([true, true, false, true, false, true]);
  });

  it('tell whoever waits when one is given back, and no more once nobody listens', () => {
    const lanes = new DomainLanes({ atATime: 1, perMinute: null });
    const told = jest.fn();
    const stop = lanes.onChange(told);
    lanes.tryEnter('a');
    lanes.leave('a');
    stop();
    lanes.tryEnter('a');
    lanes.leave('a');
    expect(told).toHaveBeenCalledTimes(1);
  });
});
