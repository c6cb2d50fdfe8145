import { StreamableFile } from '@nestjs/common';

/** A file for saving: the browser is told its name, and never to show it as a page of ours. */
export function asDownload(bytes: Uint8Array, file: { readonly name: string; readonly type: string }): StreamableFile {
  return new StreamableFile(bytes, { type: file.type, disposition: `attachment; filename="${file.name}"`, length: bytes.byteLength });
}

/** A PDF of our own making, shown by the browser's reader in a window of its own. */
export function asOpened(bytes: Uint8Array, file: { readonly name: string; readonly type: 'application/pdf' }): StreamableFile {
  return new StreamableFile(bytes, { type: file.type, disposition: `inline; filename="${file.name}"`, length: bytes.byteLength });
}
