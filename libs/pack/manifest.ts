import { z } from 'zod';

const SHA256 = z.string().regex(/^[0-9a-f]{64}$/);

export const ChainHeadSchema = z.strictObject({ seq: z.int().min(0), hash: SHA256 });

/** The newest event of the audit chain; seq 0 and 64 zeros before the first. */
export type ChainHead = z.infer<typeof ChainHeadSchema>;

export const ManifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Ed25519, SPKI in DER, base64: lets the signature be checked, but says nothing of whose key it is; that the anchor does. */
  publicKey: z.string(),
  chainHead: ChainHeadSchema,
  /** Path in the pack, with slashes → SHA-256 of the file, for every file but the manifest and its signature. */
  files: z.record(z.string(), SHA256),
});

export type Manifest = z.infer<typeof ManifestSchema>;

export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.sig';
export const AUDIT_PATH = 'audit.jsonl';
