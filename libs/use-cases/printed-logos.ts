import type { DocumentLogo } from '#documents/logo';
import type { Transaction } from '#persistence/database';
import { readLogoPictures } from '#persistence/issuer-logos';
import type { RegisteredIssuer } from '#persistence/register';

type WithLogo = Pick<RegisteredIssuer, 'logo' | 'logoPicture'>;

/** What each of these issuers prints beside its name: its picture, or the drawing of its register row. Each picture is read once, however many documents have it. */
export async function readPrintedLogos(transaction: Transaction, issuers: readonly WithLogo[]): Promise<(issuer: WithLogo) => DocumentLogo | null> {
  const hashes = new Set(issuers.flatMap(({ logoPicture }) => (logoPicture === null ? [] : [logoPicture.sha256])));
  const pictures = await readLogoPictures(transaction, [...hashes]);
  return ({ logo, logoPicture }) => {
    if (logoPicture === null) return logo;
    const png = pictures.get(logoPicture.sha256);
    if (!png) throw new Error(`the picture ${logoPicture.sha256} is not kept`);
    return { ...logoPicture, png };
  };
}
