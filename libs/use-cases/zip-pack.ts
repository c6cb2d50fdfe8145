import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { ExportPack } from '#use-cases/export-pack';

/** The auditor's pack as one file to download, written while it is read: memory does not grow with the number of documents. */
@Injectable()
export class ZipPack {
  constructor(private readonly exportPack: ExportPack) {}

  /** The stream deletes what it was made from when it ends or is given up. */
  async execute(): Promise<Readable> {
    const folder = await mkdtemp(join(tmpdir(), 'aconto-pack-'));
    const removeFolder = () => rm(folder, { recursive: true, force: true });
    try {
      const dir = join(folder, 'aconto-pack');
      await this.exportPack.execute({ dir, onProgress: () => undefined });
      const stream = Readable.from(zipFolder(folder));
      stream.once('close', () => {
        removeFolder().catch((error: unknown) => stream.emit('error', error));
      });
      return stream;
    } catch (error) {
      await removeFolder();
      throw error;
    }
  }
}

async function* zipFolder(folder: string): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of names) {
    const name = path.slice(folder.length + 1);
    // PDFs are compressed inside already.
    const file = name.endsWith('.pdf') ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for await (const chunk of createReadStream(path)) {
      if (chunk instanceof Uint8Array) file.push(chunk);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
