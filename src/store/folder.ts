import { chmod, mkdir, open, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, messageOf, StoreError } from './fault.js';

/** Numbers of Linux file systems (`man 2 statfs`) on which SQLite's locks and shared memory do not hold. */
const network: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
]);

/** These may be local or remote; it cannot be told from outside. */
const unsure: ReadonlyMap<number, string> = new Map([
  [0x65735546, 'FUSE'],
  [0x01021997, '9p'],
]);

const prefix = 'shirube.';

export interface Surroundings {
  /** Tells the operator something that is not fatal. */
  readonly warn: (message: string) => void;
  /** Number of the file system that holds a folder. */
  readonly fileSystem: (folder: string) => Promise<number>;
}

export async function fileSystem(folder: string): Promise<number> {
  // Other systems number their file systems differently, so there is nothing to compare with.
  return process.platform === 'linux' ? (await statfs(folder)).type : 0;
}

/**
 * Makes the folder of the database, and its files, so that only this user can read them.
 * @throws StoreError `unusable` when the folder cannot be written to or is on a network file system
 */
export async function prepareFolder(folder: string, { warn, fileSystem }: Surroundings): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const type = (await fileSystem(folder)) >>> 0;
    const remote = network.get(type);
    if (remote !== undefined) throw onNetwork(folder, remote);
    const doubtful = unsure.get(type);
    if (doubtful !== undefined) warn(`${folder} is on ${doubtful}: when that is a network share, data can be lost. Put DATA_DIR on a local disk.`);
    await restrict(folder, warn);
    for (const file of ['shirube.db', 'shirube.lock']) await create(join(folder, file));
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('unusable', `The folder ${folder} cannot be used: ${messageOf(cause)}.`, 'Set DATA_DIR to a folder that this user may write to.', cause);
  }
}

async function restrict(folder: string, warn: (message: string) => void): Promise<void> {
  const names = await readdir(folder);
  const own = names.filter((name) => name.startsWith(prefix));
  for (const name of own) await chmod(join(folder, name), 0o600);
  if (((await stat(folder)).mode & 0o077) === 0 || process.platform === 'win32') return;
  // Somebody may name /tmp or a mounted volume: what others use too is not ours to close.
  const shared = own.length < names.length || !(await tryChmod(folder));
  if (shared) warn(`Others may list the folder ${folder}, because it holds other files or belongs to another user. The files of Shirube in it are private. Better give it a folder of its own.`);
}

async function tryChmod(folder: string): Promise<boolean> {
  try {
    await chmod(folder, 0o700);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EPERM') return false;
    throw error;
  }
}

/** SQLite gives -wal and -shm the mode of the database file, so that has to be right before it is opened. */
async function create(path: string): Promise<void> {
  try {
    // Never opens what is there: closing any handle of a file drops all locks that this process holds on it.
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function onNetwork(folder: string, name: string): StoreError {
  return new StoreError(
    'unusable',
    `The folder ${folder} is on a network file system (${name}), where SQLite loses data.`,
    'Set DATA_DIR to a folder on a local disk, or DATABASE_URL to a PostgreSQL database.',
  );
}
