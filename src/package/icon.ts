import { PNG } from 'pngjs';

export interface IconRule {
  readonly size: number;
  /** `solid`: no pixel lets anything through. `outline`: every pixel is white or transparent. */
  readonly look: 'solid' | 'outline';
}

/** What Teams asks of the two icons. */
export const iconRules = {
  color: { size: 192, look: 'solid' },
  outline: { size: 32, look: 'outline' },
} as const satisfies Readonly<Record<string, IconRule>>;

/** What is wrong with the bytes of an icon. */
export function checkIcon(file: string, bytes: Uint8Array, { size, look }: IconRule): readonly string[] {
  const image = decode(bytes);
  if (image === undefined) return [`${file} is not a PNG image.`];
  const { width, height, data } = image;
  const faults: string[] = [];
  if (width !== size || height !== size) faults.push(`${file} is ${width} x ${height} pixels; it must be ${size} x ${size}.`);
  const stray = strayPixel(data, look);
  if (stray !== undefined) {
    const place = `${stray % width}, ${Math.floor(stray / width)}`;
    faults.push(`${file}: the pixel at ${place} is ${look === 'solid' ? 'transparent; the background must be solid' : 'neither white nor transparent'}.`);
  }
  return faults;
}

function decode(bytes: Uint8Array): PNG | undefined {
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch {
    return undefined;
  }
}

/** The first pixel that does not look as it must. Four bytes a pixel: red, green, blue, opacity. */
function strayPixel(data: Uint8Array, look: IconRule['look']): number | undefined {
  for (let offset = 0; offset < data.length; offset += 4) {
    const [red, green, blue, opacity] = data.subarray(offset, offset + 4);
    const white = red === 255 && green === 255 && blue === 255;
    if (look === 'solid' ? opacity !== 255 : opacity !== 0 && !white) return offset / 4;
  }
  return undefined;
}
