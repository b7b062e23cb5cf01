import { useEffect, useState } from "react";
import { isProblem } from "@/api/problem";

/** Counts down the seconds that the server asked to wait after too many attempts. */
export function useThrottle(): { seconds: number; heed: (error: unknown) => void } {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return undefined;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);
  const heed = (error: unknown) => {
    if (isProblem(error, "too-many-attempts") && error.retryAfter) setSeconds(error.retryAfter);
  };
  return { seconds, heed };
}
