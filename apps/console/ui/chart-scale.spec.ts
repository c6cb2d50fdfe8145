import { barSpans, bridgeSpans } from '#console/ui/chart-scale';

it('hangs each effect of a bridge where the one before ended', () => {
  expect(bridgeSpans({ from: '100.00', effects: ['50.00', '-30.00'], to: '120.00' })).toEqual([
    { startPercent: 0, widthPercent: expect.closeTo(66.67, 1) },
    { startPercent: expect.closeTo(66.67, 1), widthPercent: expect.closeTo(33.33, 1) },
    { startPercent: 80, widthPercent: 20 },
    { startPercent: 0, widthPercent: 80 },
  ]);
});

it('makes room below zero', () => {
  expect(barSpans(['100.00', '-100.00'])).toEqual([
    { startPercent: 50, widthPercent: 50 },
    { startPercent: 0, widthPercent: 50 },
  ]);
});

it('draws nothing where everything is zero', () => {
  expect(barSpans(['0.00'])).toEqual([{ startPercent: 0, widthPercent: 0 }]);
});
