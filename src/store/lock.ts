import { join } from 'node:path';
import Libsql from 'libsql';
import { codeOf, StoreError } from './fault.js';

/**
 * Takes a folder for this process alone, until the returned function is called or the process ends in any way.
 *
 * The lock is SQLite's own, on an empty database beside the real one. The operating system drops it together with the
 * process, so it is never stale, as a file with a process id would be after a crash or in a container, where every
 * process is number 1. The real database stays readable to other programs, for copies.
 */
export function lockFolder(folder: string): () => void {
  const lock = new Libsql(join(folder, 'shirube.lock'), { timeout: 0 });
  try {
    // Nothing is ever written here, so there is no journal to keep on the disk.
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (cause) {
    lock.close();
    if (codeOf(cause) !== 'SQLITE_BUSY') throw cause;
    throw new StoreError(
      'locked',
      `Another Shirube already works in the folder ${folder}.`,
      'Stop it first, or set DATA_DIR to another folder. For several instances set DATABASE_URL to a PostgreSQL database.',
      cause,
    );
  }
  return () => {
    // Rolling back first frees the lock at once; closing alone may wait for the garbage collector.
    lock.exec('rollback');
    lock.close();
  };
}
