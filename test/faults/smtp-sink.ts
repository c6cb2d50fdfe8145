import { createServer, type Server, type Socket } from 'node:net';

/** The points of a transaction at which the sink can do something else than accept. `end` is the final dot. */
export type SinkStep = 'connect' | 'mail' | 'rcpt' | 'data' | 'body' | 'end';

export type SinkBehaviour =
  /** Answers with this line instead of accepting; at `end` the message is not stored. */
  | { readonly do: 'answer'; readonly line: string }
  /** Closes the connection without an answer and without storing anything. */
  | { readonly do: 'drop' }
  /** At `end`: stores the message for its recipients, then closes without an answer. */
  | { readonly do: 'store-then-drop' }
  /** At `end`: stores the message and never answers. */
  | { readonly do: 'store-then-silence' }
  /** Never answers, stores nothing. */
  | { readonly do: 'silence' }
  /** At `end`: stores, and answers a byte a second. */
  | { readonly do: 'store-then-slowly' }
  /** At `end`: stores, and answers when the promise settles. */
  | { readonly do: 'store-then-wait'; readonly until: Promise<void> };

export interface SinkEvent {
  readonly step: SinkStep;
  /** The recipient at `rcpt`, the Message-ID at `end`. */
  readonly about: string;
  readonly connection: number;
}

export interface SmtpSink {
  readonly url: string;
  /** Everything that reached the sink, in order; `onEvent` hears it as it happens. */
  readonly events: readonly SinkEvent[];
  /** Message-IDs stored for a recipient, once for each time. */
  acceptedBy(recipient: string): readonly string[];
  /** Finished transactions in which something was stored. */
  readonly transactions: number;
  readonly connections: number;
  /** The last message as it was stored, dots unstuffed. */
  readonly lastMessage: string;
  /** Ends every open connection, as a server does with idle clients; resolves when they are gone. */
  dropConnections(): Promise<void>;
  /** Every connection is torn and no other is taken until `comeBack`: what lay unread in a connection is lost, what was answered is stored. */
  crash(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export interface SmtpSinkOptions {
  /** What to do at a step; null: accept. `about` as in `SinkEvent`. */
  readonly behave?: (event: SinkEvent) => SinkBehaviour | null;
  readonly onEvent?: (event: SinkEvent) => void;
  readonly extensions?: readonly string[];
}

/** A raw SMTP server on loopback that counts and misbehaves on demand. */
export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const events: SinkEvent[] = [];
  const accepted = new Map<string, string[]>();
  const sockets = new Set<Socket>();
  let connections = 0;
  let transactions = 0;
  let lastMessage = '';

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, connections);
  });

  function keep(recipient: string, messageId: string): void {
    const kept = accepted.get(recipient);
    if (kept) kept.push(messageId);
    else accepted.set(recipient, [messageId]);
  }

  function serve(socket: Socket, connection: number): void {
    let pending = Buffer.alloc(0);
    let body: Buffer[] | null = null;
    let recipients: string[] = [];

    const isInBody = (): boolean => body !== null;

    const say = (line: string): void => {
      if (socket.writable) socket.write(`${line}\r\n`);
    };

    function saySlowly(line: string): void {
      const bytes = [...`${line}\r\n`];
      const timer = setInterval(() => {
        const byte = bytes.shift();
        if (byte === undefined || !socket.writable) clearInterval(timer);
        else socket.write(byte);
      }, 1_000);
    }

    function reach(step: SinkStep, about: string): SinkBehaviour | null {
      const event = { step, about, connection };
      events.push(event);
      options.onEvent?.(event);
      return options.behave?.(event) ?? null;
    }

    /** True when the step was accepted. */
    function passes(step: SinkStep, about: string): boolean {
      const behaviour = reach(step, about);
      if (behaviour === null) return true;
      if (behaviour.do === 'answer') say(behaviour.line);
      else if (behaviour.do === 'drop') socket.destroy();
      return false;
    }

    function command(line: string): void {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO')
        say(['250-sink', ...(options.extensions ?? ['PIPELINING', '8BITMIME']).map((name) => `250-${name}`), '250 OK'].join('\r\n'));
      else if (verb === 'MAIL') {
        recipients = [];
        if (passes('mail', addressIn(line))) say('250 OK');
      } else if (verb === 'RCPT') {
        if (!passes('rcpt', addressIn(line))) return;
        recipients.push(addressIn(line));
        say('250 OK');
      } else if (verb === 'DATA') {
        if (recipients.length === 0) say('554 no valid recipients');
        else if (passes('data', '')) {
          body = [];
          say('354 go on');
        }
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 OK');
    }

    function end(raw: string): void {
      const messageId = /^message-id:(?:[ \t]|\r\n[ \t])*(\S+)/im.exec(raw)?.[1] ?? '';
      const behaviour = reach('end', messageId);
      if (behaviour === null || behaviour.do.startsWith('store')) {
        for (const recipient of recipients) keep(recipient, messageId);
        transactions += 1;
        lastMessage = raw;
      }
      if (behaviour === null) say(`250 stored ${transactions}`);
      else if (behaviour.do === 'answer') say(behaviour.line);
      else if (behaviour.do === 'drop' || behaviour.do === 'store-then-drop') socket.destroy();
      else if (behaviour.do === 'store-then-slowly') saySlowly(`250 stored ${transactions}`);
      else if (behaviour.do === 'store-then-wait') void behaviour.until.then(() => say(`250 stored ${transactions}`));
    }

    function read(chunk: Buffer): void {
      if (body !== null) {
        if (body.length === 0) passes('body', '');
        body.push(chunk);
        // The end is looked for only when a chunk could hold it, so a long message costs one pass.
        const tail = Buffer.concat(body.slice(-2)).subarray(-5).toString('latin1');
        if (tail !== '\r\n.\r\n') return;
        const raw = Buffer.concat(body).subarray(0, -3).toString('utf8').replace(/^\.\./gm, '.');
        body = null;
        end(raw);
        return;
      }
      pending = Buffer.concat([pending, chunk]);
      for (let at = pending.indexOf('\n'); at >= 0; at = pending.indexOf('\n')) {
        const line = pending.subarray(0, at).toString('latin1').trimEnd();
        pending = pending.subarray(at + 1);
        command(line);
        if (isInBody()) break;
      }
      if (isInBody() && pending.length > 0) {
        const rest = pending;
        pending = Buffer.alloc(0);
        read(rest);
      }
    }

    socket.setNoDelay(true);
    socket.on('data', read);
    if (passes('connect', '')) say('220 sink ESMTP');
  }

  const port = await listen(server, 0);
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    url: `smtp://127.0.0.1:${port}`,
    events,
    acceptedBy: (recipient) => accepted.get(recipient) ?? [],
    get transactions() {
      return transactions;
    },
    get connections() {
      return connections;
    },
    get lastMessage() {
      return lastMessage;
    },
    dropConnections: async () => {
      await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve).end('421 idle for too long\r\n'))));
    },
    crash: shut,
    comeBack: async () => {
      await listen(server, port);
    },
    close: () => (server.listening ? shut() : Promise.resolve()),
  };
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
