import { type FileHandle, open } from 'node:fs/promises';

/** Writes all of the bytes at a place of a file. */
export async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** Reads so many bytes from a place of a file; fewer, if there are not so many. */
export async function readAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  for (let read = 0; read < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, position + read);
    if (bytesRead === 0) return read;
    read += bytesRead;
  }
  return bytes.length;
}

/** Writes a file anew, and waits until the disk has it. */
export async function writeAndFlush(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk knows what the files of a folder are called. */
export async function flushDirectory(path: string): Promise<void> {
  // There is no such thing on Windows.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
