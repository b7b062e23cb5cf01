import type { Waiting } from "./entry";

/** Where what waits is kept: IndexedDB, which the page and its service worker share. */
export interface WaitingStore {
  /** What one seat wrote, the oldest first. */
  of(seat: string): Promise<Waiting[]>;
  put(entry: Waiting): Promise<void>;
  remove(id: string): Promise<void>;
  clear(seat: string): Promise<void>;
}

const NAME = "lading-offline";
const WAITING = "waiting";

/** Says in every tab and in the service worker that something was added, sent or refused. */
export const CHANGES = "lading-offline";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(WAITING, { keyPath: "id" }).createIndex("seat", "seat");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs one transaction and answers when it is on disk. */
async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(WAITING, mode, { durability: "strict" });
      const request = work(transaction.objectStore(WAITING));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function tell(): void {
  const channel = new BroadcastChannel(CHANGES);
  channel.postMessage(null);
  channel.close();
}

export const waitingStore: WaitingStore = {
  async of(seat) {
    const found: Waiting[] = await run("readonly", (store) => store.index("seat").getAll(seat));
    return found.sort((one, other) => one.at - other.at);
  },
  async put(entry) {
    await run("readwrite", (store) => store.put(entry));
    tell();
  },
  async remove(id) {
    await run("readwrite", (store) => store.delete(id));
    tell();
  },
  async clear(seat) {
    for (const { id } of await this.of(seat)) await run("readwrite", (store) => store.delete(id));
    tell();
  },
};
