// Loaded before a worker of the faultbed: its clock, which is `Date`, can be set while it runs, as by an operator or a time service. What measures durations
// (timers, `performance`) goes on as it does when a machine's clock is set.
const real = globalThis.Date;
let aheadMs = 0;

globalThis.Date = new Proxy(real, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [real.now() + aheadMs] : args, newTarget),
  apply: () => new real(real.now() + aheadMs).toString(),
  get: (target, name, receiver) => (name === 'now' ? () => real.now() + aheadMs : Reflect.get(target, name, receiver)),
});

process.on('message', ({ clockJumpsByMs }) => {
  if (clockJumpsByMs !== undefined) aheadMs += clockJumpsByMs;
});
