import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";

export type PushState = "unsupported" | "blocked" | "off" | "on";

const supported = () =>
  "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function currentState(): Promise<PushState> {
  if (!supported()) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  return (await subscription()) ? "on" : "off";
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** What this device is called in the list: the system and the browser as they name themselves. */
export function deviceName(agent: string): string {
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0] ?? "";
  const browser = /Edg|OPR|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? "";
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera", "Mac OS X": "Mac" };
  const parts = [names[browser] ?? browser, names[system] ?? system].filter(Boolean);
  return parts.join(" · ") || "Browser";
}

async function subscribe(): Promise<PushState> {
  // Browsers grant it only inside a click.
  if ((await Notification.requestPermission()) !== "granted") return currentState();
  const { application_server_key } = await data(client.GET("/alerts/push-key"));
  await navigator.serviceWorker.register("/service-worker.js");
  const registration = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytes(application_server_key) };
  const made = await registration.pushManager.subscribe(options).catch(async () => {
    // A subscription under another server's key stands in the way.
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return registration.pushManager.subscribe(options);
  });
  const { endpoint, keys } = made.toJSON();
  await data(
    client.POST("/alert-channels/browsers", {
      body: {
        name: deviceName(navigator.userAgent),
        endpoint: endpoint ?? "",
        p256dh: keys?.p256dh ?? "",
        auth: keys?.auth ?? "",
      },
    }),
  );
  return "on";
}

/** Whether this browser is alerted, and the way to have it so. Removing the device from the list ends it. */
export function usePush() {
  const queries = useQueryClient();
  const state = useQuery({ queryKey: ["push-state"], queryFn: currentState, staleTime: 0 });
  const switchOn = useMutation({
    mutationFn: subscribe,
    onSuccess: async (now) => {
      queries.setQueryData(["push-state"], now);
      await invalidatePaths(queries, ["/alert-channels"]);
    },
  });
  return { state: state.data, switchOn };
}
