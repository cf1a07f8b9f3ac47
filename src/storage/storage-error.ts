export type StorageErrorCode =
  | 'bad_database_url'
  | 'cannot_open_file'
  | 'cannot_reach_postgres'
  | 'database_is_newer'
  | 'corrupt_row'

/** Why the database cannot be used. The message says what to do about it and never holds a password. */
export class StorageError extends Error {
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string) {
    super(message)
    this.name = 'StorageError'
    this.code = code
  }
}
