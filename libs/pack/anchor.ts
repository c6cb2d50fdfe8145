import { z } from 'zod';
import { canonicalJson } from '#domain/audit/canonical-json';
import { ChainHeadSchema, type ChainHead } from '#pack/manifest';
import { PackError } from '#pack/pack-error';
import { isSignedBy, type PackSigner } from '#pack/pack-signer';

const AnchorSchema = z.strictObject({
  format: z.literal(1),
  publicKey: z.string(),
  chainHead: ChainHeadSchema,
  madeAt: z.iso.datetime(),
  signature: z.string(),
});

/**
 * What the auditor gets by mail after every issue and keeps outside the system: the key that signs, and the head of the audit chain at that
 * moment, signed by that key. A pack made later must be signed by the same key and hold that head at its number.
 */
export type Anchor = z.infer<typeof AnchorSchema>;

/** `madeAt` is an ISO instant in UTC. The signature covers the canonical JSON of everything else. */
export function makeAnchor(input: { readonly signer: PackSigner; readonly chainHead: ChainHead; readonly madeAt: string }): Anchor {
  const body = { format: 1, publicKey: input.signer.publicKey, chainHead: { ...input.chainHead }, madeAt: input.madeAt } as const;
  return { ...body, signature: input.signer.sign(Buffer.from(canonicalJson(body), 'utf8')).toString('base64') };
}

/** The file's text: indented JSON with a line feed at its end. */
export function formatAnchor(anchor: Anchor): string {
  return `${JSON.stringify(anchor, null, 2)}\n`;
}

/** Reads an anchor file and checks its own signature; `anchor-malformed` when it is no anchor or not signed by the key it names. */
export function parseAnchor(fileText: string): Anchor {
  const result = AnchorSchema.safeParse(parseJson(fileText));
  if (!result.success) throw new PackError('anchor-malformed', `not an anchor: ${z.prettifyError(result.error)}`);
  const { signature, ...body } = result.data;
  if (!isSignedBy(body.publicKey, Buffer.from(canonicalJson(body), 'utf8'), signature)) {
    throw new PackError('anchor-malformed', 'the anchor is not signed by the key it names');
  }
  return result.data;
}

function parseJson(fileText: string): unknown {
  try {
    return JSON.parse(fileText);
  } catch (error) {
    throw new PackError('anchor-malformed', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
