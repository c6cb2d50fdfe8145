import { isOwnPath, signInAddress } from '#console/shell/addresses';

it('comes back to the page with its filters', () => {
  expect(signInAddress('/koersler?tilstand=kladde')).toBe('/api/sign-in?returnTo=%2Fkoersler%3Ftilstand%3Dkladde');
});

it.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', 'javascript:alert(1)', ''])('does not lead to %j', (path) => {
  expect(isOwnPath(path)).toBe(false);
  expect(signInAddress(path)).toBe('/api/sign-in?returnTo=%2F');
});
