import type { Sheet } from '#documents/sheet';
import { artifact } from '#documents/sheet';

export interface LogoBox {
  readonly x: number;
  readonly y: number;
  readonly maxWidth: number;
  readonly maxHeight: number;
  readonly colour: string;
}

/** Draws a logo (`WIDTHxHEIGHT PATH`) in one colour, as large as the box lets it be, and answers with its width. It decorates: the name stands beside it. */
export function drawLogo(sheet: Sheet, logo: string, box: LogoBox): number {
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
