import { createServer, type Socket } from 'node:net';
import { SinkRequest, type SinkAnswer } from '#apps/cli/bench/sink-messages';
import { monotonicMs } from '#apps/cli/bench/monotonic';

/** A process of its own that takes every mail and keeps none: what it costs is the same for whoever sends. It ends with its parent. */
const END_OF_MESSAGE = Buffer.from('\r\n.\r\n');

let accepted = 0;
let recipients = new Set<string>();
let expected = Number.POSITIVE_INFINITY;

function answer(message: SinkAnswer): void {
  process.send?.(message);
}

function count(recipient: string): void {
  accepted += 1;
  recipients.add(recipient);
  if (accepted === expected) answer({ type: 'reached', atMs: monotonicMs() });
}

function serve(socket: Socket): void {
  let pending: Buffer = Buffer.alloc(0);
  let isInBody = false;
  let recipient = '';

  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') socket.write('250-sink\r\n250-8BITMIME\r\n250 SIZE 67108864\r\n');
    else if (verb === 'DATA') {
      isInBody = true;
      socket.write('354 go on\r\n');
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else {
      // The first one is whom the mail is for; a journal's copy comes second.
      if (verb === 'MAIL') recipient = '';
      if (verb === 'RCPT' && recipient === '') recipient = line;
      socket.write('250 OK\r\n');
    }
  };

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    // Of a body only the last bytes are kept, to see its end also where it is cut in two.
    const data = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    pending = Buffer.alloc(0);
    let at = 0;
    while (at < data.length) {
      const end = isInBody ? data.indexOf(END_OF_MESSAGE, at) : data.indexOf('\n', at);
      if (end === -1) {
        pending = data.subarray(isInBody ? Math.max(at, data.length - END_OF_MESSAGE.length + 1) : at);
        return;
      }
      if (isInBody) {
        isInBody = false;
        at = end + END_OF_MESSAGE.length;
        count(recipient);
        socket.write('250 taken\r\n');
      } else {
        const line = data.toString('latin1', at, end).trimEnd();
        at = end + 1;
        command(line);
      }
    }
  });
  socket.write('220 sink ESMTP\r\n');
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') answer({ type: 'listening', port: address.port });
});
process.on('message', (message) => {
  const request = SinkRequest.parse(message);
  if (request.type === 'expect') {
    accepted = 0;
    recipients = new Set();
    expected = request.mails;
    answer({ type: 'counted', accepted, recipients: 0 });
  } else answer({ type: 'counted', accepted, recipients: recipients.size });
});
process.once('disconnect', () => process.exit(0));
