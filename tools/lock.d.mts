export function withLock<T>(directory: string, work: () => T | Promise<T>, onWait?: () => void): Promise<T>;
export function isAlive(pid: number): boolean;
