import { Alert, FileInput, Text } from '@mantine/core'
import IconFileCheck from '@tabler/icons-react/icons/IconFileCheck'
import IconFileText from '@tabler/icons-react/icons/IconFileText'
import { useState } from 'react'
import { type FoundCredentials, findCredentials, largestFile, testModeOf } from './find-credentials.ts'

type Read = { readonly name: string; readonly found: FoundCredentials | undefined }

/** Finds the credentials in a file. The file is read by the browser and stays there. */
export function CredentialsFile({ onFound }: { onFound: (found: FoundCredentials) => void }) {
  const [read, setRead] = useState<Read | null>(null)
  const take = async (file: File | null) => {
    if (file === null) return setRead(null)
    const found = file.size > largestFile ? undefined : findCredentials(await file.text())
    setRead({ name: file.name, found })
    if (found !== undefined) onFound(found)
  }
  return (
    <>
      <FileInput
        label="File"
        description="Text, CSV or JSON, as you saved it when the credentials were made. It is read in this browser and sent nowhere."
        placeholder="Choose the file"
        leftSection={<IconFileText size={18} aria-hidden="true" />}
        clearable
        onChange={(file) => void take(file)}
        error={read !== null && read.found === undefined ? notFound(read.name) : null}
      />
      <div role="status">
        {read?.found === undefined ? null : (
          <Alert color="pine" icon={<IconFileCheck aria-hidden="true" />} title={`Found in ${read.name}`}>
            <Text>{whatWasFound(read.found)} Look at the rest below, then connect.</Text>
          </Alert>
        )}
      </div>
    </>
  )
}

function notFound(name: string): string {
  return `There is no username with a password and no API key to be found in ${name}. Choose another file, or copy them from it by hand.`
}

function whatWasFound(found: FoundCredentials): string {
  if (found.kind === 'password') return `The username ${found.username} and its password.`
  return testModeOf(found) === true ? 'An API key for test mode (Playground).' : 'An API key for live.'
}
