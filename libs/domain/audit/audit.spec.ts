import fc from 'fast-check';
import { CHAIN_START, findBrokenLink, hashAuditEvent, type AuditEvent, type ChainedAuditEvent } from '#domain/audit/audit-event';
import { canonicalJson, type Json } from '#domain/audit/canonical-json';
import { LAW_RUNS } from '../../../test/law-runs';

const texts = fc.string({ unit: 'binary', maxLength: 8 });
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
  ),
})).value;

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => reversed(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]: [string, Json]) => [key, reversed(item)]),
  );
}

function chain(contents: readonly Omit<AuditEvent, 'format' | 'seq'>[]): ChainedAuditEvent[] {
  let previousHash = CHAIN_START;
  return contents.map((content, index) => {
    const event: AuditEvent = { format: 1, seq: index + 1, ...content };
    const chained = { ...event, previousHash, hash: hashAuditEvent(event, previousHash) };
    previousHash = chained.hash;
    return chained;
  });
}

const events = fc.array(fc.record({ at: texts, actor: texts, type: texts, subject: texts, data: json }), { minLength: 1, maxLength: 6 }).map(chain);

describe('canonicalJson', () => {
  it('does not depend on the order of keys, and is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('gives two values one form only if they are equal', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const norm = (value: Json): unknown => JSON.parse(JSON.stringify(value));
        let isEqual = true;
        try {
          expect(norm(one)).toEqual(norm(other));
        } catch {
          isEqual = false;
        }
        expect(canonicalJson(one) === canonicalJson(other)).toBe(isEqual);
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('has no white space and sorts keys by their UTF-16 units', () => {
    expect(canonicalJson({ b: [1, 'æ', null], a: { Z: true, a: '\n' } })).toBe('{"a":{"Z":true,"a":"\\n"},"b":[1,"æ",null]}');
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses the number %p', (value) => {
    expect(() => canonicalJson({ value })).toThrow('not a safe integer');
  });
});

describe('the audit chain', () => {
  it('is whole as it was made', () => {
    fc.assert(
      fc.property(events, (list) => findBrokenLink(list) === null),
      { numRuns: LAW_RUNS },
    );
  });

  it('breaks at the event of which any one field was changed', () => {
    const field = fc.constantFrom<keyof ChainedAuditEvent>('seq', 'at', 'actor', 'type', 'subject', 'data', 'previousHash', 'hash');
    fc.assert(
      fc.property(events, fc.nat(), field, json, (list, pick, name, value) => {
        const index = pick % list.length;
        const event = list[index];
        fc.pre(
          event !== undefined &&
            typeof value === (name === 'seq' ? 'number' : name === 'data' ? typeof value : 'string') &&
            canonicalJson(event[name]) !== canonicalJson(value),
        );
        const changed = list.map((one, at) => (at === index ? { ...one, [name]: value } : one));
        expect(findBrokenLink(changed)?.seq).toBe(index + 1);
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('breaks when an event is left out, put in again or moved, unless it is the last that is missing: that only the signed head shows', () => {
    fc.assert(
      fc.property(
        events.filter((list) => list.length > 1),
        fc.nat(),
        (list, pick) => {
          const index = pick % (list.length - 1);
          const without = list.filter((_, at) => at !== index);
          expect(findBrokenLink(without)?.seq).toBe(index + 1);
          expect(findBrokenLink([...list.slice(0, index + 1), ...list.slice(index)])?.seq).toBe(index + 2);
          expect(findBrokenLink([...list].reverse())?.seq).toBe(1);
          expect(findBrokenLink(list.slice(0, -1))).toBeNull();
        },
      ),
      { numRuns: LAW_RUNS },
    );
  });

  it('has the hash that format 1 says', () => {
    const event: AuditEvent = {
      format: 1,
      seq: 1,
      at: '2024-04-02T08:00:00.000Z',
      actor: 'system',
      type: 'run-opened',
      subject: 'RM/2024-04-02',
      data: { rounds: 2 },
    };
    // Worked out with sha256sum over 64 zeros, a line feed and
    // {"actor":"system","at":"2024-04-02T08:00:00.000Z","data":{"rounds":2},"format":1,"seq":1,"subject":"RM/2024-04-02","type":"run-opened"}
    expect(hashAuditEvent(event, CHAIN_START)).toBe('e36d4014bfe59534b8a94c3186edbe0b9c0cd1eed1b0896b3ee0902187c12185');
  });
});
