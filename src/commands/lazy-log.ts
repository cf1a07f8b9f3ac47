import type { LogLevel } from '../config.ts'
import type { Log } from '../log.ts'

/** A JSON log on stderr whose library is loaded with the first line that is written: most runs write none. */
export function lazyLog(level: LogLevel): Log {
  let opened: Promise<Log> | undefined
  const later = (write: (log: Log) => void): void => {
    opened ??= import('../json-log.ts').then(({ jsonLog }) => jsonLog(level))
    void opened.then(write)
  }
  return {
    info: (event, fields) => {
      if (level === 'debug' || level === 'info') later((log) => log.info(event, fields))
    },
    warn: (event, fields) => later((log) => log.warn(event, fields)),
    error: (event, fields) => later((log) => log.error(event, fields)),
  }
}
