import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";

/** What the service worker is handed. */
export interface Pushed {
  title: string;
  body: string;
  reminder?: { id: string; done: string; hour: string };
}

const hkdf = (key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync("sha256", key, salt, info, length));

/** A push service on this machine, and the keys of one browser that subscribed there: it reads what it is sent. */
export class PushService {
  readonly messages: Pushed[] = [];
  private readonly keys = createECDH("prime256v1");
  private readonly auth = randomBytes(16);
  private readonly server: Server;

  /** `folder` holds a certificate for this machine that Lading trusts. */
  constructor(folder: string) {
    this.keys.generateKeys();
    const tls = { cert: readFileSync(`${folder}/server.pem`), key: readFileSync(`${folder}/server.key`) };
    this.server = createServer(tls, (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        this.messages.push(this.read(Buffer.concat(chunks)));
        response.writeHead(201).end();
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  /** What `PushSubscription.toJSON` answers in a browser. */
  get subscription(): { endpoint: string; keys: { p256dh: string; auth: string } } {
    const { port } = this.server.address() as AddressInfo;
    return {
      endpoint: `https://127.0.0.1:${port}/browser`,
      keys: { p256dh: this.keys.getPublicKey("base64url"), auth: this.auth.toString("base64url") },
    };
  }

  /** Decrypts as a browser does (RFC 8291 section 3.4, RFC 8188). */
  private read(body: Buffer): Pushed {
    const salt = body.subarray(0, 16);
    const length = body.readUInt8(20);
    const theirs = body.subarray(21, 21 + length);
    const sealed = body.subarray(21 + length);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), this.keys.getPublicKey(), theirs]);
    const secret = hkdf(this.keys.computeSecret(theirs), this.auth, info, 32);
    const key = hkdf(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
    const nonce = hkdf(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
    const decipher = createDecipheriv("aes-128-gcm", key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const opened = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    // The last octet that is not zero ends the text.
    return JSON.parse(opened.subarray(0, opened.lastIndexOf(2)).toString()) as Pushed;
  }
}
