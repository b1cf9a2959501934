import { zipSync, type Zippable } from 'fflate';

export type Entries = Readonly<Record<string, Uint8Array>>;

/** Zips files so that the same files always give the same bytes: by name, and without the time of day. */
export function zip(entries: Entries): Uint8Array {
  // Local fields of the date go into the archive, so this is the same in every time zone.
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const name of Object.keys(entries).sort()) {
    const bytes = entries[name];
    if (bytes) files[name] = [bytes, { mtime, level: 9 }];
  }
  return zipSync(files);
}
