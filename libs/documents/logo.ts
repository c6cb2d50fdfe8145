import type { Sheet } from '#documents/sheet';
import { artifact } from '#documents/sheet';
import { readPng } from '#pictures/read-png';
import { writePng } from '#pictures/write-png';

/** What stands beside an issuer's name: a drawing, `WIDTHxHEIGHT PATH`, in its colour, or a picture. */
export type DocumentLogo = string | LogoPicture;

export interface LogoPicture {
  readonly sha256: string;
  readonly png: Uint8Array;
  /** What a screen reader says instead. */
  readonly alt: string;
}

export interface LogoBox {
  readonly x: number;
  readonly y: number;
  readonly maxWidth: number;
  readonly maxHeight: number;
  readonly colour: string;
}

/** Draws a logo as large as the box lets it be, and answers with its width. A drawing only decorates: the name stands beside it. A picture is a figure with its words. */
export function drawLogo(sheet: Sheet, logo: DocumentLogo, box: LogoBox): number {
  return typeof logo === 'string' ? drawPath(sheet, logo, box) : drawPicture(sheet, logo, box);
}

function drawPath(sheet: Sheet, logo: string, box: LogoBox): number {
  const match = /^(\d+)x(\d+) (.+)$/.exec(logo);
  if (!match) return 0;
  const [width, height, path] = [Number(match[1]), Number(match[2]), match[3] ?? ''];
  const scale = Math.min(box.maxWidth / width, box.maxHeight / height);
  artifact(sheet, () => {
    sheet.doc.save().translate(box.x, box.y).scale(scale);
    sheet.doc.rect(0, 0, width, height).clip();
    sheet.doc.path(path).fill(box.colour);
    sheet.doc.restore();
  });
  return width * scale;
}

function drawPicture(sheet: Sheet, logo: LogoPicture, { x, y, maxWidth, maxHeight }: LogoBox): number {
  const { png, pixelsWide, pixelsHigh } = opaque(logo);
  const scale = Math.min(maxWidth / pixelsWide, maxHeight / pixelsHigh);
  const [width, height] = [pixelsWide * scale, pixelsHigh * scale];
  const figure = sheet.doc.struct('Figure', { alt: logo.alt, bbox: [x, y, x + width, y + height] });
  sheet.root.add(figure);
  figure.add(() => sheet.doc.image(png, x, y, { width, height }));
  figure.end();
  return width;
}

interface OpaquePicture {
  readonly png: Buffer;
  readonly pixelsWide: number;
  readonly pixelsHigh: number;
}

/** What was drawn last on this thread, by hash: a run has one issuer, and its logo is unpacked once. */
const drawn = new Map<string, OpaquePicture>();
const KEPT = 8;

/** The picture without its transparency, which PDF/A would need a blending space for. */
function opaque({ sha256, png }: LogoPicture): OpaquePicture {
  const kept = drawn.get(sha256);
  if (kept) return kept;
  const unlimited = Number.MAX_SAFE_INTEGER;
  const read = readPng(png, { minWidth: 1, maxWidth: unlimited, minHeight: 1, maxHeight: unlimited, maxBytes: unlimited });
  if ('problem' in read) throw new Error(`logo ${sha256} is ${read.problem}: it was read when it was taken in`);
  const { width, height } = read.picture;
  const made = { png: writePng(read.picture), pixelsWide: width, pixelsHigh: height };
  if (drawn.size >= KEPT) drawn.clear();
  drawn.set(sha256, made);
  return made;
}
